import {
  whyNotReady,
  type ContainerStatus,
  type NodeTaint,
  type PodFacts,
  type ReplicaFailureFacts,
  type UnscheduledFacts,
} from "@kind-berth/topology";
import { z } from "zod";
import { revisionOf } from "./live-rollout";
import { readList } from "./object-list";

const condition = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().exactOptional(),
  message: z.string().exactOptional(),
});

const terminated = z.object({
  exitCode: z.number(),
  reason: z.string().exactOptional(),
  message: z.string().exactOptional(),
});

const containerStatus = z.object({
  name: z.string(),
  image: z.string().exactOptional(),
  ready: z.boolean().exactOptional(),
  restartCount: z.number().exactOptional(),
  state: z
    .object({
      waiting: z
        .object({ reason: z.string().exactOptional(), message: z.string().exactOptional() })
        .exactOptional(),
      terminated: terminated.exactOptional(),
    })
    .exactOptional(),
  lastState: z.object({ terminated: terminated.exactOptional() }).exactOptional(),
});

const podList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        deletionTimestamp: z.string().exactOptional(),
        ownerReferences: z
          .array(z.object({ name: z.string(), controller: z.boolean().optional() }))
          .exactOptional(),
      }),
      spec: z.object({ nodeName: z.string().exactOptional() }),
      status: z.object({
        conditions: z.array(condition).exactOptional(),
        initContainerStatuses: z.array(containerStatus).exactOptional(),
        containerStatuses: z.array(containerStatus).exactOptional(),
      }),
    }),
  ),
});
type PodMetadata = z.infer<typeof podList>["items"][number]["metadata"];
type PodStatus = z.infer<typeof podList>["items"][number]["status"];

/**
 * Parses the output of `kubectl get pods -o json`. Omits pods that are being deleted.
 *
 * @param nodeTaints - the taints of the nodes; `undefined` if unknown
 */
export function readPods(json: string, nodeTaints?: readonly NodeTaint[]): PodFacts[] {
  return readList(podList, json)
    .items.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(({ metadata, spec, status }) => ({
      name: metadata.name,
      node: spec.nodeName,
      ...ownerOf(metadata),
      ...stateOf(status, nodeTaints),
    }));
}

function ownerOf({ ownerReferences = [] }: PodMetadata): Pick<PodFacts, "owner"> {
  const owner = ownerReferences.find(({ controller }) => controller === true);
  return owner === undefined ? {} : { owner: owner.name };
}

function stateOf(
  status: PodStatus,
  nodeTaints: readonly NodeTaint[] | undefined,
): Omit<PodFacts, "name" | "node"> {
  const found = (type: string) => status.conditions?.find((each) => each.type === type);
  const ready = found("Ready");
  if (ready?.status === "True") return { notReady: undefined };
  const scheduled = found("PodScheduled");
  const { initContainerStatuses = [], containerStatuses = [] } = status;
  const containers = [
    ...initContainerStatuses.map((each) => ({ ...containerOf(each), init: true as const })),
    ...containerStatuses.map(containerOf),
  ];
  const facts = {
    ...(scheduled?.status === "False" ? { unscheduled: unscheduledFacts(scheduled, nodeTaints) } : {}),
    ...(containers.length === 0 ? {} : { containers }),
  };
  return { notReady: whyNotReady({ ...facts, message: ready?.message }), ...facts };
}

function unscheduledFacts(
  { reason, message }: z.infer<typeof condition>,
  nodeTaints: readonly NodeTaint[] | undefined,
): UnscheduledFacts {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
    ...(nodeTaints === undefined ? {} : { nodeTaints }),
  };
}

function containerOf({ state, lastState, ...status }: z.infer<typeof containerStatus>): ContainerStatus {
  const last = lastState?.terminated;
  return { ...status, ...state, ...(last === undefined ? {} : { lastTerminated: last }) };
}

const nodeList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      spec: z
        .object({
          taints: z
            .array(z.object({ key: z.string(), value: z.string().exactOptional(), effect: z.string() }))
            .optional(),
        })
        .optional(),
    }),
  ),
});

/** Parses the output of `kubectl get nodes -o json`. Returns the taints that repel pods. */
export function readTaints(json: string): NodeTaint[] {
  return readList(nodeList, json).items.flatMap(({ metadata: { name: node }, spec }) =>
    (spec?.taints ?? [])
      // Other taints only lower a node's priority.
      .filter(({ effect }) => effect !== "PreferNoSchedule")
      .map((taint) => ({ node, ...taint })),
  );
}

const ownerList = z.object({
  items: z.array(
    z.object({
      kind: z.enum(["Deployment", "ReplicaSet"]),
      metadata: z.object({ name: z.string(), annotations: z.record(z.string(), z.string()).optional() }),
      spec: z.object({ replicas: z.number().optional() }).optional(),
      status: z.object({ conditions: z.array(condition).optional() }).optional(),
    }),
  ),
});
/**
 * Parses the output of `kubectl get replicasets -o json` or `kubectl get deployments -o json`. Only the latest revision counts, because it
 * may have fixed a failure of an older ReplicaSet.
 *
 * @returns why the object cannot create pods; `undefined` if it reports no failure
 */
export function readReplicaFailure(json: string): ReplicaFailureFacts | undefined {
  const [owner] = readList(ownerList, json)
    .items.filter(({ spec }) => spec?.replicas !== 0)
    .sort((one, other) => revisionOf(other) - revisionOf(one));
  const failure = owner?.status?.conditions?.find(
    ({ type, status }) => type === "ReplicaFailure" && status === "True",
  );
  if (owner === undefined || failure === undefined) return undefined;
  const { reason = "FailedCreate", message = "the controller reports no message" } = failure;
  return { owner: { kind: owner.kind, name: owner.metadata.name }, reason, message };
}
