import type { RolloutFacts } from "@kind-berth/topology";
import { z } from "zod";
import { readList, readObject } from "./object-list";

const deployment = z.object({
  metadata: z.object({ name: z.string(), generation: z.number().optional() }),
  spec: z.object({ replicas: z.number().optional(), paused: z.boolean().optional() }),
  status: z
    .object({ observedGeneration: z.number().optional(), updatedReplicas: z.number().optional() })
    .optional(),
});

const replicaSetList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        annotations: z.record(z.string(), z.string()).optional(),
        ownerReferences: z.array(z.object({ kind: z.string(), name: z.string() })).optional(),
      }),
      status: z.object({ replicas: z.number().optional(), readyReplicas: z.number().optional() }).optional(),
    }),
  ),
});

/**
 * Parses a Deployment with its ReplicaSets.
 *
 * @param replicaSets - the output of `kubectl get replicasets -o json` for the pods' labels. ReplicaSets of other owners are ignored.
 */
export function readRollout(json: string, replicaSets: string): RolloutFacts {
  const { metadata, spec, status = {} } = readObject(deployment, json);
  const { name } = metadata;
  const [newest, ...older] = readList(replicaSetList, replicaSets)
    .items.filter(({ metadata: { ownerReferences = [] } }) =>
      ownerReferences.some((owner) => owner.kind === "Deployment" && owner.name === name),
    )
    .sort((one, other) => revisionOf(other) - revisionOf(one));
  return {
    deployment: name,
    ...(newest === undefined ? {} : { replicaSet: newest.metadata.name }),
    observed: (status.observedGeneration ?? 0) >= (metadata.generation ?? 0),
    ...(spec.paused === true ? { paused: true } : {}),
    replicas: spec.replicas ?? 1,
    updatedReplicas: status.updatedReplicas ?? 0,
    readyReplicas: newest?.status?.readyReplicas ?? 0,
    oldReplicas: older.reduce((sum, { status: old }) => sum + (old?.replicas ?? 0), 0),
  };
}

/** Returns an object's revision, which the Deployment controller increments with each change to the pod template. */
export function revisionOf(object: {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> | undefined };
}): number {
  return Number(object.metadata.annotations?.["deployment.kubernetes.io/revision"] ?? 0);
}
