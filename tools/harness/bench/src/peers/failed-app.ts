import { ClusterProbe } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { portLabel } from "@kind-berth/topology";
import type { Lab } from "../lab/lab";
import { destroyStack, openProgramStack } from "../lab/program-stack";
import { timed } from "../lab/stopwatch";
import type { PlainCluster } from "./kind-cluster";

/** A program whose app never starts. */
export interface FailedApp {
  readonly program: "berth-failed-app" | "raw-failed-app";
  /** A name that is unique in the run. */
  readonly name: string;
  readonly cluster: PlainCluster;
  readonly hostPort: number;
  /** The time after which the raw program's Deployment fails, in seconds. */
  readonly timeoutSeconds: number;
}

/**
 * Runs `pulumi up` for an app whose image does not exist on the node, and measures the time until `up` fails. Then destroys the stack.
 *
 * @throws Error if `up` succeeds, or if it fails for another reason.
 */
export async function measureFailure(lab: Lab, app: FailedApp): Promise<{ failure: number }> {
  const { program, name, cluster, hostPort, timeoutSeconds } = app;
  const stack = await openProgramStack(lab, {
    program,
    name,
    config: {
      kubeconfig: cluster.kubeconfig,
      ...(program === "berth-failed-app"
        ? { cluster: cluster.name, hostPort: String(hostPort) }
        : { node: `${cluster.name}-worker`, timeoutSeconds: String(timeoutSeconds) }),
    },
  });
  try {
    const { result, seconds } = await timed(() => stack.up());
    if (result.exitCode === 0) throw new Error(`${program}: up succeeded although the image does not exist.`);
    if (!(await lacksImage(lab, cluster))) Stack.must(result);
    return { failure: seconds };
  } finally {
    await destroyStack(stack);
  }
}

/** Adds the label by which Berth finds the node that carries the port. A KindCluster adds the label when it creates the cluster. */
export async function labelPort({ toolchain: { engine, env } }: Lab, { name }: PlainCluster): Promise<void> {
  const probe = new ClusterProbe({ engine, cluster: name, env });
  await probe.kubectl(["label", "node", `${name}-worker`, `${portLabel("tcp")}=80`]);
}

/** The pod fields that this module reads. */
interface Pods {
  readonly items: readonly {
    readonly status: {
      readonly containerStatuses?: readonly {
        readonly state: { readonly waiting?: { readonly reason?: string } };
      }[];
    };
  }[];
}

/** Returns whether a pod waits for an image that does not exist on its node. */
async function lacksImage({ toolchain: { engine, env } }: Lab, { name }: PlainCluster): Promise<boolean> {
  const probe = new ClusterProbe({ engine, cluster: name, env });
  const { items } = await probe.objects<Pods>(["pods", "--namespace=default"]);
  const containers = items.flatMap(({ status }) => status.containerStatuses ?? []);
  return containers.some(({ state }) => state.waiting?.reason === "ErrImageNeverPull");
}
