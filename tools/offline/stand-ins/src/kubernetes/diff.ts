import type { DiffRequest, DiffResult, PropertyDiffKind } from "../protocol";
import { ANNOTATIONS, isAnnotated } from "./annotations";
import { isComplete } from "./await/job";
import type { Change } from "./changes";
import { isNamespaced } from "./cluster";
import { decideDiff } from "./decide-diff";
import { isPatch, kindOf } from "./group-version-kind";
import { text, type KubernetesObject } from "./object";
import { addressOf } from "./objects";
import type { Operation } from "./operation";
import { fromState, toObject } from "./state";

/** Handles the engine's Diff request. */
export async function diff(request: DiffRequest, operation: Operation): Promise<DiffResult> {
  const newInputs = toObject(request.newInputs);
  const old = fromState(request.oldState);
  const decision = decideDiff({
    types: operation.types,
    old,
    newInputs,
    isPatch: isPatch(request.urn, text(newInputs, "kind")),
    isNamespaced: await isNamespaced(operation.cluster, kindOf(newInputs)),
    ignoreChanges: request.ignoreChanges,
    enableSecretMutable: operation.configuration.enableSecretMutable,
    enableConfigMapMutable: operation.configuration.enableConfigMapMutable,
  });
  const unready = (await isUnreadyToReplace(newInputs, old.live, operation))
    ? [`.metadata.annotations["${ANNOTATIONS.replaceUnready}"]`]
    : [];
  const replaces = [...decision.replaces, ...unready];
  return {
    changes: decision.changes.size > 0 || unready.length > 0 ? "some" : "none",
    replaces,
    deleteBeforeReplace: replaces.length > 0 && decision.sameName,
    detailedDiff: Object.fromEntries(
      [...decision.changes].map(([path, change]) => [
        path,
        { kind: diffKind(change), inputDiff: change.inputDiff },
      ]),
    ),
  };
}

/** Whether the Job is incomplete and the program requests that incomplete Jobs are replaced. */
async function isUnreadyToReplace(
  newInputs: KubernetesObject,
  live: KubernetesObject,
  { cluster, status, signal }: Operation,
): Promise<boolean> {
  if (!isAnnotated(newInputs, ANNOTATIONS.replaceUnready)) return false;
  if (!cluster.reachable) {
    status.write("warning", "Cluster is unreachable, skipping replaceUnready check");
    return false;
  }
  if (kindOf(newInputs).kind !== "Job") {
    status.write("warning", "replaceUnready annotation is not supported for this resource");
    return false;
  }
  // Do not replace a Job that cannot be read. The update then reports the error.
  return await cluster.objects.get(addressOf(live), signal).then(
    (job) => !isComplete(job),
    () => false,
  );
}

function diffKind({ kind, replace }: Change): PropertyDiffKind {
  return replace ? `${kind}-replace` : kind;
}
