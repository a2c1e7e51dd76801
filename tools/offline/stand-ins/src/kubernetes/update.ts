import { ResourceInitError, type PropertyMap, type UpdateRequest } from "../protocol";
import { isForbidden, NoMatchError } from "./api-error";
import { timeoutOf } from "./annotations";
import { isServed, reachable } from "./cluster";
import { explainConflict } from "./conflict";
import { fieldManagerOf, handOver, takesOver } from "./field-manager";
import { isCustomResourceDefinition, isPatch, kindOf } from "./group-version-kind";
import { withIgnoredFields } from "./ignore-changes";
import { normalize } from "./normalize";
import { hasUnknown, idOf, namespaceOf, nameOf, text, withField, type KubernetesObject } from "./object";
import type { ObjectAddress } from "./objects";
import { stateAfter, type Operation } from "./operation";
import { awaitReady, messageOf, reasonsOf } from "./readiness";
import { relinquish } from "./relinquish";
import { fromState, toObject } from "./state";

/**
 * Applies new inputs to an object on the server and waits until the object is ready. The server merges the inputs: it removes fields that
 * are no longer in the inputs, and keeps fields that other field managers own.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/await.go `Update`
 */
export async function update(request: UpdateRequest, operation: Operation): Promise<PropertyMap> {
  const { cluster, configuration, types, signal } = operation;
  const inputs = normalize(toObject(request.newInputs), types);
  if (request.preview && (hasUnknown(inputs) || !(await isServed(cluster, kindOf(inputs))))) {
    return request.newInputs;
  }
  const { objects } = reachable(cluster);
  const old = fromState(request.oldState);
  const fieldManager = fieldManagerOf(inputs, old.fieldManager, configuration.enableServerSideApply);
  const address: ObjectAddress = {
    kind: kindOf(inputs),
    namespace: namespaceOf(inputs),
    name: nameOf(old.live),
  };
  const stateOf = (live: KubernetesObject): PropertyMap =>
    stateAfter({ inputs, live, initialApiVersion: old.initialApiVersion, fieldManager }, request.newInputs);

  try {
    const applied = await apply(inputs, address, fieldManager, request, operation);
    if (request.preview) return stateOf(applied);
    const timeoutSeconds = timeoutOf(inputs, request.timeoutSeconds);
    const ready = await awaitReady(inputs, applied, { isNew: false, timeoutSeconds }, operation);
    if (old.fieldManager !== undefined && old.fieldManager !== fieldManager) {
      await relinquish(objects, ready, old.fieldManager, signal);
    }
    return stateOf(ready);
  } catch (thrown) {
    if (request.preview && isForbidden(thrown)) return request.newInputs;
    if (thrown instanceof NoMatchError) {
      throw new Error(
        `update of resource ${JSON.stringify(request.urn)} failed because the Kubernetes API server reported that ` +
          "the apiVersion for this resource does not exist. Verify that any required CRDs have been created: " +
          thrown.message,
        { cause: thrown },
      );
    }
    const live = await readAfterFailure(address, thrown, request.urn, operation);
    const message =
      `the Kubernetes API server reported that "${idOf(live)}" failed to fully initialize or become live: ` +
      messageOf(thrown);
    throw new ResourceInitError(message, {
      id: idOf(live),
      state: stateOf(live),
      inputs: request.newInputs,
      reasons: [message, ...reasonsOf(thrown)],
    });
  }
}

async function apply(
  inputs: KubernetesObject,
  address: ObjectAddress,
  fieldManager: string,
  { preview, ignoreChanges }: UpdateRequest,
  { urn, cluster, configuration, signal }: Operation,
): Promise<KubernetesObject> {
  const { objects } = reachable(cluster);
  const options = { fieldManager, dryRun: preview, signal };
  let live = await objects.get(address, signal);
  if (isCustomResourceDefinition(inputs)) {
    const version = text(live, "metadata", "resourceVersion");
    return await objects.replace(withField(inputs, ["metadata", "resourceVersion"], version), options);
  }
  const managedFields = preview || isPatch(urn, address.kind.kind) ? undefined : handOver(live, fieldManager);
  if (managedFields !== undefined) {
    const operations = [{ op: "replace", path: "/metadata/managedFields", value: managedFields }];
    live = await objects.patch(address, operations, signal);
  }
  const force = takesOver(inputs, live, { enablePatchForce: configuration.enablePatchForce, preview });
  const sent = withIgnoredFields(inputs, live, fieldManager, ignoreChanges);
  try {
    return await objects.apply(sent, { ...options, force });
  } catch (thrown) {
    throw explainConflict(thrown, fieldManager);
  }
}

/** Reads the object after a failed update. The object exists, and the state must contain its actual values. */
async function readAfterFailure(
  address: ObjectAddress,
  failure: unknown,
  urn: string,
  { cluster }: Operation,
): Promise<KubernetesObject> {
  try {
    // Use a new signal for this request, because a cancelled update must still report the object's state.
    return await reachable(cluster).objects.get(address, new AbortController().signal);
  } catch (thrown) {
    throw new Error(
      `update of resource ${JSON.stringify(urn)} failed: ${messageOf(failure)}\n` +
        `unable to get cluster state: ${messageOf(thrown)}`,
      { cause: failure },
    );
  }
}
