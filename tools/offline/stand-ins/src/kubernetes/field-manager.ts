import { ANNOTATIONS, isAnnotated } from "./annotations";
import { annotationOf, isRecord, records, text, type KubernetesObject } from "./object";
import { uniqueName } from "./autoname";

/** The field manager for objects that were created without an apply. */
export const CREATE_MANAGER = "pulumi-kubernetes";

/**
 * Returns the field manager for an object. This is the field manager that the program sets or, if the program sets none, the previous field
 * manager. If neither exists, returns a new unique field manager.
 *
 * @param kept - the field manager in the resource's state, if the state contains one
 * @param serverSideApply - whether server-side apply is enabled. If it is disabled, all objects have the same field manager.
 * @see https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/
 */
export function fieldManagerOf(
  inputs: KubernetesObject,
  kept: string | undefined,
  serverSideApply: boolean,
): string {
  if (!serverSideApply) return CREATE_MANAGER;
  const asked = annotationOf(inputs, ANNOTATIONS.patchFieldManager);
  return asked === "" ? (kept ?? uniqueName(`${CREATE_MANAGER}-`)) : asked;
}

/**
 * Whether an apply takes over fields from other field managers. If not, the apply fails with a conflict.
 *
 * @param live - the existing object; `undefined` if the object does not exist or may not exist
 */
export function takesOver(
  inputs: KubernetesObject,
  live: KubernetesObject | undefined,
  options: { readonly enablePatchForce: boolean; readonly preview: boolean },
): boolean {
  if (isAnnotated(inputs, ANNOTATIONS.patchForce) || options.enablePatchForce) return true;
  if (live === undefined) return options.preview;
  const managers = records(live, "metadata", "managedFields");
  if (managers.length === 0) return true;
  // An actual update first transfers the create manager's fields. A preview must assume that this transfer has happened.
  return (
    options.preview && managers.some((each) => CREATED_BY_PULUMI.has(text(each, "manager")) && isUpdate(each))
  );
}

const CREATED_BY_PULUMI: ReadonlySet<string> = new Set([
  "pulumi-resource-kubernetes",
  "pulumi-kubernetes",
  "pulumi-kubernetes.exe",
]);

/** Name prefixes of field managers. An update always takes over the fields that these field managers own. */
const HANDED_OVER = ["kubectl", "before-first-apply", "pulumi-kubernetes", "pulumi-resource-kubernetes"];

/**
 * Returns `metadata.managedFields` with a new owner for some fields: `manager` now owns the fields that kubectl or a creation without an
 * apply owned. Returns `undefined` if there are no such fields. Without this transfer, the create manager would still own fields that the
 * program removes, and these fields would remain on the object.
 */
export function handOver(live: KubernetesObject, manager: string): Record<string, unknown>[] | undefined {
  const entries = records(live, "metadata", "managedFields");
  const given = entries.filter((entry) => isHandedOver(entry));
  if (given.length === 0) return undefined;
  const own = entries.find(
    (entry) => text(entry, "manager") === manager && text(entry, "operation") === "Apply",
  );
  const [first = {}] = own === undefined ? given : [own];
  const fieldsV1 = given.reduce<unknown>(
    (fields, entry) => union(fields, entry["fieldsV1"]),
    own?.["fieldsV1"],
  );
  return [
    ...entries.filter((entry) => entry !== own && !given.includes(entry)),
    { ...first, manager, operation: "Apply", fieldsV1 },
  ];
}

function isHandedOver(entry: Record<string, unknown>): boolean {
  if (text(entry, "subresource") !== "") return false;
  const manager = text(entry, "manager");
  if (isUpdate(entry)) return HANDED_OVER.some((prefix) => manager.startsWith(prefix));
  return text(entry, "operation") === "Apply" && manager.startsWith("kubectl");
}

function isUpdate(entry: Record<string, unknown>): boolean {
  return text(entry, "operation") === "Update";
}

/** Returns the union of two field sets. Both are in the API server's `FieldsV1` format, which is a tree of field names. */
function union(left: unknown, right: unknown): unknown {
  if (!isRecord(left)) return right;
  if (!isRecord(right)) return left;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries([...names].map((name) => [name, union(left[name], right[name])]));
}
