import { text, type KubernetesObject } from "./object";

/** A kind with its API group and version. For the core API, the group is the empty string. */
export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Returns `group/version`, as in an object's `apiVersion` field. For the core group, returns only the version. */
export function apiVersionOf({ group, version }: Pick<GroupVersionKind, "group" | "version">): string {
  return group === "" ? version : `${group}/${version}`;
}

/**
 * Returns an object's API group, version and `kind`, from its `apiVersion` and `kind` fields. Pulumi also uses the name `core` for the core
 * group.
 */
export function kindOf(object: KubernetesObject): GroupVersionKind {
  const [first = "", second] = text(object, "apiVersion").split("/");
  const [group, version] = second === undefined ? ["", first] : [first, second];
  return { group: group === "core" ? "" : group, version, kind: text(object, "kind") };
}

/** Returns the type token in a URN, such as `kubernetes:apps/v1:Deployment`. */
export function typeOf(urn: string): string {
  const qualified = urn.split("::")[2] ?? "";
  return qualified.slice(qualified.lastIndexOf("$") + 1);
}

/**
 * Returns the kind in a resource's type token.
 *
 * @throws Error if the token does not have the format `kubernetes:group/version:Kind`.
 */
export function kindOfType(token: string): GroupVersionKind {
  const [pkg, module = "", kind = ""] = token.split(":");
  if (pkg !== "kubernetes") throw new Error(`unrecognized resource type: "${token}" for this provider`);
  const [group, version, ...more] = module.split("/");
  if (group === undefined || version === undefined || more.length > 0) {
    throw new Error(`apiVersion does not have both a group and a version: "${module}"`);
  }
  return { group: group === "core" ? "" : group, version, kind };
}

/** Whether a resource only patches an object that another client owns. Such a resource's type is the kind followed by `Patch`. */
export function isPatch(urn: string, kind: string): boolean {
  return typeOf(urn).split(":")[2] === `${kind}Patch`;
}

/** Whether a type is a built-in Kubernetes list type, such as `PodList`. Lists cannot be created. */
export function isList(token: string): boolean {
  const { kind, ...gv } = kindOfType(token);
  return kind.endsWith("List") && isBuiltIn(apiVersionOf(gv));
}

/** Whether an `apiVersion` belongs to Kubernetes itself rather than to a CustomResourceDefinition. */
export function isBuiltIn(apiVersion: string): boolean {
  const [group = "", version] = apiVersion.split("/");
  return version === undefined ? group === "v1" : BUILT_IN_GROUPS.has(group);
}

/** All API groups that Kubernetes itself serves or has ever served. */
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set([
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "apiregistration.k8s.io",
  "apps",
  "auditregistration.k8s.io",
  "autoscaling",
  "batch",
  "certificates.k8s.io",
  "coordination.k8s.io",
  "core",
  "discovery.k8s.io",
  "events.k8s.io",
  "extensions",
  "flowcontrol.apiserver.k8s.io",
  "networking.k8s.io",
  "node.k8s.io",
  "policy",
  "rbac.authorization.k8s.io",
  "resource.k8s.io",
  "scheduling.k8s.io",
  "settings.k8s.io",
  "storage.k8s.io",
  "storagemigration.k8s.io",
]);

/** Whether the object is a CustomResourceDefinition. */
export function isCustomResourceDefinition(object: KubernetesObject): boolean {
  const { group, kind } = kindOf(object);
  return group === "apiextensions.k8s.io" && kind === "CustomResourceDefinition";
}
