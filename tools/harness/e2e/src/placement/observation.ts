import { waitForAnswer, type ClusterProbe, type HostPortAnswer } from "@kind-berth-tools/probe";
import { appPort, type AppUnderTest } from "./app-under-test";

/** The result of a request to an address. */
type Answered = "answers" | "no answer";

/** The results of requests to an app from the host and from inside each node. */
export interface Observation {
  /** The node on which the app's pod runs. */
  readonly pod: string;
  /** The outcome of a request to the host port: `answers`, or a description of the failure. */
  readonly hostPort: string;
  /** The outcomes of requests from each node's container. They show whether the pod network is broken or the pod runs on the wrong node. */
  readonly fromNodes: Readonly<
    Record<string, { readonly podAddress: Answered; readonly clusterIP: Answered }>
  >;
}

/** How long a request is repeated before it counts as failed, in milliseconds. */
const timeoutMs = 10_000;

/**
 * Sends requests to an app from the host and from inside each node.
 *
 * @param nodes - the keys of the nodes.
 * @throws Error if the app does not have exactly one ready pod. If it had several, the results would not depend on placement alone.
 */
export async function observe(
  probe: ClusterProbe,
  app: AppUnderTest,
  nodes: readonly string[],
): Promise<Observation> {
  const { hostPort, host } = app;
  const pods = await probe.pods(`app.kubernetes.io/name=${app.name}`);
  const [pod, ...others] = pods;
  if (pod?.ready !== true || others.length > 0) {
    throw new Error(`${app.name} should have one ready pod, and has ${JSON.stringify(pods)}`);
  }
  const { spec } = await probe.objects<{ spec: { clusterIP: string } }>(["service", app.name]);
  const answer = await waitForAnswer({ hostPort, ...(host === undefined ? {} : { host }) }, timeoutMs);
  const fromNodes = await Promise.all(
    nodes.map(async (node) => {
      const [podAddress, clusterIP] = await Promise.all(
        [pod.address, spec.clusterIP].map(async (address) =>
          (await probe.askFromNode(node, `http://${address ?? ""}:${appPort}/`, timeoutMs / 1000)).answered
            ? "answers"
            : "no answer",
        ),
      );
      return [node, { podAddress, clusterIP }];
    }),
  );
  return {
    pod: pod.node ?? "no node",
    hostPort: shown(answer),
    fromNodes: Object.fromEntries(fromNodes) as Observation["fromNodes"],
  };
}

function shown(answer: HostPortAnswer): string {
  if (answer.outcome !== "answered") {
    return answer.outcome;
  }
  return answer.status === 200 ? "answers" : `HTTP ${answer.status}`;
}
