import { ResourceInitError, type PropertyMap, type ReadRequest, type ReadResult } from "../protocol";
import { isNotFound, NoMatchError } from "./api-error";
import { reachable } from "./cluster";
import { fieldManagerOf } from "./field-manager";
import { apiVersionOf, kindOf, kindOfType } from "./group-version-kind";
import { normalize } from "./normalize";
import { parseId, text, withoutField, type KubernetesObject } from "./object";
import { stateAfter, type Operation } from "./operation";
import { prune } from "./prune";
import { checkReady, messageOf, reasonsOf } from "./readiness";
import { withSecretsOf } from "./secrets";
import { fromState, toObject, toProperties } from "./state";

/**
 * Reads the current object, for `refresh`, `import` and `.get()`. The returned inputs are the live values of the fields that the program
 * sets. If no program sets fields yet, the inputs are all fields except those that the cluster sets.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/provider.go `Read`
 */
export async function read(request: ReadRequest, operation: Operation): Promise<ReadResult> {
  const { cluster, configuration, signal } = operation;
  if (!cluster.reachable) return readUnreachable(request, cluster.reason, operation);
  const { name, namespace } = parseId(request.id);
  if (name === "") {
    throw new Error(
      `failed to read resource because of a failure to parse resource name from request ID: ${request.id}`,
    );
  }
  const state = fromState(request.state);
  const oldInputs = normalize(toObject(request.inputs), operation.types);
  const known = text(oldInputs, "apiVersion") === "" ? state.live : oldInputs;
  const isNew = text(known, "apiVersion") === "";
  const kind = isNew ? kindOfObject(request.type) : kindOf(known);
  const address = {
    kind,
    namespace: text(oldInputs, "metadata", "namespace") || namespace,
    name,
  };

  let live: KubernetesObject;
  try {
    live = await reachable(cluster).objects.get(address, signal);
  } catch (thrown) {
    if (isNotFound(thrown) || thrown instanceof NoMatchError) return undefined;
    throw thrown;
  }
  const inputs = isNew ? importedInputs(live) : prune(live, oldInputs);
  const initialApiVersion = state.initialApiVersion === "" ? apiVersionOf(kind) : state.initialApiVersion;
  const fieldManager = fieldManagerOf(oldInputs, state.fieldManager, configuration.enableServerSideApply);
  const found = {
    id: request.id,
    state: stateAfter({ inputs, live, initialApiVersion, fieldManager }, request.inputs),
    inputs: withSecretsOf(toProperties(inputs), request.inputs) satisfies PropertyMap,
  };
  if (isNew) return found;
  try {
    await checkReady(oldInputs, live, operation);
  } catch (thrown) {
    const reasons = [messageOf(thrown), ...reasonsOf(thrown)];
    throw new ResourceInitError(messageOf(thrown), { ...found, reasons });
  }
  return found;
}

function readUnreachable(
  request: ReadRequest,
  reason: string,
  { configuration, status }: Operation,
): ReadResult {
  status.write("warning", `configured Kubernetes cluster is unreachable: ${reason}`);
  if (configuration.deleteUnreachable) {
    status.write(
      "info",
      "configured Kubernetes cluster is unreachable and the `deleteUnreachable` option is enabled. " +
        "Deleting the unreachable resource from Pulumi state",
    );
    return undefined;
  }
  if (configuration.skipUpdateUnreachable) {
    status.write(
      "info",
      "configured Kubernetes cluster is unreachable and the `skipUnreachable` option is enabled. " +
        "Returned data could not reflect the actual cluster configuration.",
    );
    return { id: request.id, inputs: request.inputs, state: request.state };
  }
  throw new Error(
    "failed to read resource state due to unreachable cluster. If the cluster was deleted, you can remove this " +
      "resource from Pulumi state by rerunning the operation with the PULUMI_K8S_DELETE_UNREACHABLE environment " +
      'variable set to "true"',
  );
}

/** Returns the `kind` of the object that a resource represents. For a patch resource, this is the `kind` of the patched object. */
function kindOfObject(type: string): ReturnType<typeof kindOfType> {
  const kind = kindOfType(type);
  return { ...kind, kind: kind.kind.replace(/Patch$/, "") };
}

/** Returns all fields in a live object that a program can set. */
function importedInputs(live: KubernetesObject): KubernetesObject {
  const cluster = [
    ["status"],
    ["metadata", "creationTimestamp"],
    ["metadata", "generation"],
    ["metadata", "managedFields"],
    ["metadata", "resourceVersion"],
    ["metadata", "uid"],
    ["metadata", "annotations", "deployment.kubernetes.io/revision"],
    ["metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration"],
  ];
  return cluster.reduce((inputs, path) => withoutField(inputs, ...path), live);
}
