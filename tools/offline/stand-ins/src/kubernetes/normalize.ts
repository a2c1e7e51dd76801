import { isBuiltIn, isCustomResourceDefinition, kindOf } from "./group-version-kind";
import { field, hasUnknown, isRecord, text, withField, withoutField, type KubernetesObject } from "./object";
import { canonicalQuantity } from "./quantity";

/** The fields of the built-in Kubernetes types. */
export interface TypeTable {
  /** Returns the type name for an object's `kind`, such as `V1Deployment`, or `undefined` if the `kind` is unknown. */
  typeOf(apiVersion: string, kind: string): string | undefined;
  /**
   * Returns the types of the fields in a type, by field name. A field type is the name of another type, `string`, `number`, `boolean`,
   * `Array<T>` or `{ [key: string]: T; }`. Returns `undefined` if the type has no fields.
   */
  fieldsOf(type: string): ReadonlyMap<string, string> | undefined;
}

/** The fields of `metadata` that only the API server writes. */
const READ_ONLY_METADATA = [
  ...["creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "generation", "managedFields"],
  ...["resourceVersion", "uid"],
];

/**
 * Converts the inputs to the format that the API server returns, so that two spellings of the same value do not count as a difference.
 * Quantities become canonical, and a Secret's `stringData` becomes `data`. Unknown fields and empty values that Go omits are removed. The
 * official provider achieves the same result by converting the object to Kubernetes' Go types and back.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/clients/unstructured.go `Normalize`
 */
export function normalize(object: KubernetesObject, types: TypeTable): KubernetesObject {
  const normal =
    hasUnknown(object) || !isBuiltIn(text(object, "apiVersion")) ? object : normalizeBuiltIn(object, types);
  return READ_ONLY_METADATA.reduce((kept, name) => withoutField(kept, "metadata", name), normal);
}

function normalizeBuiltIn(object: KubernetesObject, types: TypeTable): KubernetesObject {
  const { group, kind } = kindOf(object);
  if (group === "" && kind === "Secret") return normalizeSecret(object);
  if (isCustomResourceDefinition(object)) return normalizeDefinition(object);
  const type = types.typeOf(text(object, "apiVersion"), text(object, "kind"));
  return type === undefined ? object : normalizeFields(object, type, types);
}

/** Merges `stringData` over `data`, as the API server does. Removes line breaks from base64 text. */
function normalizeSecret(secret: KubernetesObject): KubernetesObject {
  const stringData = field(secret, "stringData");
  const data = field(secret, "data");
  if (isRecord(stringData) && Object.keys(stringData).length > 0) {
    const encoded = Object.entries(stringData).map(([key, value]) => [
      key,
      Buffer.from(String(value)).toString("base64"),
    ]);
    const merged = { ...(isRecord(data) ? data : {}), ...(Object.fromEntries(encoded) as KubernetesObject) };
    return withField(withoutField(secret, "stringData"), ["data"], merged);
  }
  if (!isRecord(data)) return secret;
  const reencoded = Object.entries(data).map(([key, value]) => [key, reencode(value)]);
  return withField(secret, ["data"], Object.fromEntries(reencoded));
}

function reencode(value: unknown): unknown {
  if (typeof value !== "string" || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value)) return value;
  return Buffer.from(value, "base64").toString("base64");
}

/** Removes `preserveUnknownFields: false`, which the API server also removes, and the status, which the API server does not accept. */
function normalizeDefinition(definition: KubernetesObject): KubernetesObject {
  const stated = withoutField(definition, "status");
  return field(stated, "spec", "preserveUnknownFields") === false
    ? withoutField(stated, "spec", "preserveUnknownFields")
    : stated;
}

function normalizeFields(object: KubernetesObject, type: string, types: TypeTable): KubernetesObject {
  const fields = types.fieldsOf(type);
  if (fields === undefined) return object;
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => {
      const fieldType = fields.get(name);
      if (fieldType === undefined || isLeftOut(value, fieldType, `${type}.${name}`)) return [];
      return [[name, normalizeValue(value, fieldType, `${type}.${name}`, types)]];
    }),
  );
}

function normalizeValue(value: unknown, type: string, path: string, types: TypeTable): unknown {
  if (QUANTITIES.has(path)) return normalizeQuantities(value);
  const element = /^Array<(.+)>$/.exec(type)?.[1] ?? /^\{ \[key: string\]: (.+); \}$/.exec(type)?.[1];
  if (Array.isArray(value) && element !== undefined) {
    return value.map((each) => normalizeValue(each, element, "", types));
  }
  if (!isRecord(value)) return value;
  if (element === undefined) return normalizeFields(value, type, types);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, normalizeValue(each, element, "", types)]),
  );
}

function normalizeQuantities(value: unknown): unknown {
  if (typeof value === "string" || typeof value === "number") return canonicalQuantity(String(value));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, normalizeQuantities(each)]));
}

/** Whether Go omits a value in JSON. Go omits empty values of non-pointer fields that have the `omitempty` option. */
function isLeftOut(value: unknown, type: string, path: string): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (isRecord(value)) return type.startsWith("{") && Object.keys(value).length === 0;
  if (value === "") return type === "string" && !EMPTY_STRING_MEANS_SOMETHING.has(path);
  return (value === false || value === 0) && ZERO_IS_LEFT_OUT.has(path);
}

/** The fields that contain a quantity, or a map of quantities. */
const QUANTITIES: ReadonlySet<string> = new Set([
  "V1EmptyDirVolumeSource.sizeLimit",
  "V1LimitRangeItem._default",
  "V1LimitRangeItem.default",
  "V1LimitRangeItem.defaultRequest",
  "V1LimitRangeItem.max",
  "V1LimitRangeItem.maxLimitRequestRatio",
  "V1LimitRangeItem.min",
  "V1PersistentVolumeSpec.capacity",
  "V1PodSpec.overhead",
  "V1ResourceFieldSelector.divisor",
  "V1ResourceQuotaSpec.hard",
  "V1ResourceRequirements.limits",
  "V1ResourceRequirements.requests",
  "V1VolumeResourceRequirements.limits",
  "V1VolumeResourceRequirements.requests",
  "V2MetricTarget.averageValue",
  "V2MetricTarget.value",
]);

/** The strings that are pointers in Go. For these fields, the empty string differs from an omitted value. */
const EMPTY_STRING_MEANS_SOMETHING: ReadonlySet<string> = new Set([
  "V1IngressSpec.ingressClassName",
  "V1PersistentVolumeClaimSpec.storageClassName",
  "V1PersistentVolumeClaimSpec.volumeAttributesClassName",
]);

/** The numbers and booleans that are not pointers in Go. For these fields, zero and false equal an omitted value. */
const ZERO_IS_LEFT_OUT: ReadonlySet<string> = new Set([
  "V1Container.stdin",
  "V1Container.stdinOnce",
  "V1Container.tty",
  "V1ContainerPort.hostPort",
  "V1DaemonSetSpec.minReadySeconds",
  "V1DeploymentSpec.minReadySeconds",
  "V1DeploymentSpec.paused",
  "V1NodeSpec.unschedulable",
  "V1PodSpec.hostIPC",
  "V1PodSpec.hostNetwork",
  "V1PodSpec.hostPID",
  "V1PriorityClass.globalDefault",
  "V1Probe.failureThreshold",
  "V1Probe.initialDelaySeconds",
  "V1Probe.periodSeconds",
  "V1Probe.successThreshold",
  "V1Probe.timeoutSeconds",
  "V1ReplicaSetSpec.minReadySeconds",
  "V1ServicePort.nodePort",
  "V1ServiceSpec.healthCheckNodePort",
  "V1ServiceSpec.publishNotReadyAddresses",
  "V1StatefulSetSpec.minReadySeconds",
  "V1VolumeMount.readOnly",
]);
