import { UNKNOWN, UnimplementedError, type CheckRequest, type CheckResult } from "../protocol";
import { ANNOTATIONS } from "./annotations";
import { isGenerateName, named } from "./autoname";
import { isNamespaced } from "./cluster";
import { isList, isPatch, kindOfType } from "./group-version-kind";
import { withManagedByLabel } from "./managed-by";
import { normalize } from "./normalize";
import { annotationOf, field, nameOf, namespaceOf, text, withField, type KubernetesObject } from "./object";
import type { Operation } from "./operation";
import { withSecretsOf } from "./secrets";
import { toObject, toProperties } from "./state";

/** The resource types of the official provider for which one resource manages several Kubernetes objects. The stand-in does not support these types. */
const REFUSED_TYPES: Readonly<Record<string, string>> = {
  "kubernetes:helm.sh/v3:Release": "Helm releases",
};

/**
 * Returns the inputs in the form in which the provider applies them. They are in the API server's format, and have a name and a namespace.
 * Secret values stay secret. The check does not reject invalid inputs, because the API server rejects them during a preview's dry run.
 */
export async function check(request: CheckRequest, operation: Operation): Promise<CheckResult> {
  const { configuration, cluster, status } = operation;
  if (!cluster.reachable && configuration.skipUpdateUnreachable) {
    status.write(
      "warning",
      "Cluster is unreachable but skipUpdateUnreachable flag is set to true, skipping...",
    );
    return { inputs: request.oldInputs };
  }
  refuseType(request.type);

  const oldInputs = toObject(request.oldInputs);
  const isNew = Object.keys(oldInputs).length === 0;
  let inputs = normalize(toObject(request.newInputs), operation.types);
  if (annotationOf(inputs, ANNOTATIONS.autonamed) !== "") {
    status.write(
      "warning",
      `ignoring user-specified value for internal annotation "${ANNOTATIONS.autonamed}"`,
    );
  }
  if (isPatch(request.urn, text(inputs, "kind")) && nameOf(inputs) === "" && !isNameUnknown(inputs)) {
    throw new Error("patch resources require the `.metadata.name` field to be set");
  }
  inputs = named(inputs, request.name, isNew ? undefined : oldInputs, request.randomSeed);
  inputs = withManagedByLabel(inputs, oldInputs);
  if (isGenerateName(inputs)) {
    throw new Error("the `.metadata.generateName` field is not supported in Server-Side Apply mode");
  }
  inputs = await withDefaultNamespace(inputs, request.type, operation);
  return { inputs: withSecretsOf(toProperties(inputs), request.newInputs) };
}

/** Rejects resources that do not represent a single object. */
function refuseType(type: string): void {
  const refused = REFUSED_TYPES[type];
  if (refused !== undefined) {
    throw new UnimplementedError(
      `${type} is not supported by this stand-in provider: it does not do ${refused}. Install the official plugin.`,
    );
  }
  if (isList(type)) {
    throw new Error(
      "list resources exist for compatibility with YAML manifests and Helm charts, and cannot be created directly. " +
        "Use the underlying resource type instead",
    );
  }
}

/** Whether the object's name is not known yet. */
function isNameUnknown(inputs: KubernetesObject): boolean {
  return inputs["metadata"] === UNKNOWN || field(inputs, "metadata", "name") === UNKNOWN;
}

async function withDefaultNamespace(
  inputs: KubernetesObject,
  type: string,
  { cluster }: Operation,
): Promise<KubernetesObject> {
  const namespace = cluster.defaultNamespace;
  const isUnknown = inputs["metadata"] === UNKNOWN || field(inputs, "metadata", "namespace") === UNKNOWN;
  if (namespace === "" || isUnknown || namespaceOf(inputs) !== "") return inputs;
  if (!(await isNamespaced(cluster, kindOfType(type)))) return inputs;
  return withField(inputs, ["metadata", "namespace"], namespace);
}
