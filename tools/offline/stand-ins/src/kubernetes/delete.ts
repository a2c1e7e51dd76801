import { ResourceInitError, type DeleteRequest } from "../protocol";
import { isNotFound, missingRequiredField, NoMatchError } from "./api-error";
import { ANNOTATIONS, isAnnotated, propagationPolicyOf, timeoutOf } from "./annotations";
import { untilGone } from "./await/until-gone";
import { fieldManagerOf } from "./field-manager";
import { isPatch, kindOf } from "./group-version-kind";
import { namespaceOf, parseId, text, type KubernetesObject } from "./object";
import type { ObjectAddress, Objects } from "./objects";
import { stateAfter, type Operation } from "./operation";
import { messageOf, reasonsOf, seenBy } from "./readiness";
import { relinquish } from "./relinquish";
import { fromState } from "./state";

/**
 * The values of `kind` for which the `pulumi.com/skipAwait` annotation also skips the wait for a deletion. For other objects, deletions
 * ignore the annotation.
 */
const SKIP_AWAIT_ON_DELETE: ReadonlySet<string> = new Set([
  "apps/v1/DaemonSet",
  "apps/v1/Deployment",
  "apps/v1/StatefulSet",
  "batch/v1/Job",
  "v1/Namespace",
  "v1/Pod",
  "v1/ReplicationController",
]);

/**
 * Deletes an object and waits until it is gone. By default, the object's dependents are deleted first. An object that does not exist counts
 * as deleted. For a patch resource, this function releases the patched fields and keeps the object.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/await.go `Deletion`
 */
export async function remove(request: DeleteRequest, operation: Operation): Promise<void> {
  const { cluster, configuration, status, signal } = operation;
  if (!cluster.reachable) {
    status.write("warning", `configured Kubernetes cluster is unreachable: ${cluster.reason}`);
    if (!configuration.deleteUnreachable) throw new Error(UNREACHABLE);
    status.write(
      "info",
      "configured Kubernetes cluster is unreachable and the `deleteUnreachable` option is enabled. " +
        "Deleting the unreachable resource from Pulumi state",
    );
    return;
  }
  const { objects } = cluster;
  const state = fromState(request.state);
  const fieldManager = fieldManagerOf(state.inputs, state.fieldManager, configuration.enableServerSideApply);
  const address: ObjectAddress = {
    kind: kindOf(state.live),
    namespace: namespaceOf(state.live),
    name: parseId(request.id).name,
  };
  try {
    if (isPatch(request.urn, kindOf(state.inputs).kind)) {
      await givePatchUp(objects, address, state.live, fieldManager, signal);
      return;
    }
    await objects.delete(address, propagationPolicyOf(state.inputs), signal);
  } catch (thrown) {
    if (isNotFound(thrown) || thrown instanceof NoMatchError) return;
    throw thrown;
  }
  if (isAnnotated(state.inputs, ANNOTATIONS.skipAwait) && SKIP_AWAIT_ON_DELETE.has(kindKey(state.inputs))) {
    status.write("status", "Skipping await logic");
    return;
  }
  try {
    const timeoutSeconds = timeoutOf(state.inputs, request.timeoutSeconds);
    await untilGone(address, state.live, { objects, log: status, signal, timeoutSeconds });
  } catch (thrown) {
    const live = seenBy(thrown) ?? state.live;
    throw new ResourceInitError(messageOf(thrown), {
      id: request.id,
      state: stateAfter({ ...state, live, fieldManager }, request.state),
      inputs: request.inputs,
      reasons: [messageOf(thrown), ...reasonsOf(thrown)],
    });
  }
  status.clear();
}

async function givePatchUp(
  objects: Objects,
  address: ObjectAddress,
  live: KubernetesObject,
  fieldManager: string,
  signal: AbortSignal,
): Promise<void> {
  // Check that the object exists, because an apply would create a missing object.
  await objects.get(address, signal);
  try {
    await relinquish(objects, live, fieldManager, signal);
  } catch (thrown) {
    const required = missingRequiredField(thrown);
    if (required === undefined) throw thrown;
    throw new Error(
      "this Patch resource is currently managing a required field, so it can't be deleted directly. Either set the " +
        `\`retainOnDelete\` resource option, or transfer ownership of the field before deleting: ${required}`,
      { cause: thrown },
    );
  }
}

function kindKey(object: KubernetesObject): string {
  return `${text(object, "apiVersion")}/${text(object, "kind")}`;
}

const UNREACHABLE =
  "configured Kubernetes cluster is unreachable. If the cluster was deleted, you can remove this resource from Pulumi " +
  'state by rerunning the operation with the PULUMI_K8S_DELETE_UNREACHABLE environment variable set to "true"';
