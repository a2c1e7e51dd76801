import { ANNOTATIONS, isAnnotated } from "./annotations";
import { annotationOf, isRecord, records, text, type KubernetesObject } from "./object";
import { uniqueName } from "./autoname";

/** The manager of objects that were created, not applied. */
export const CREATE_MANAGER = "pulumi-kubernetes";

/**
 * The field manager for an object: the one in the program, otherwise the previous one, otherwise a new unique one.
 *
 * @param kept - the manager in the resource's state, if there is one
 * @param serverSideApply - without server-side apply, all objects have the same manager
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
 * Whether to take fields over from other managers instead of failing with a conflict.
 *
 * @param live - the object to apply to, or undefined if the object is or may be new
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
  // A real update first transfers the fields of the create manager. A preview must assume this transfer.
  return (
    options.preview && managers.some((each) => CREATED_BY_PULUMI.has(text(each, "manager")) && isUpdate(each))
  );
}

const CREATED_BY_PULUMI: ReadonlySet<string> = new Set([
  "pulumi-resource-kubernetes",
  "pulumi-kubernetes",
  "pulumi-kubernetes.exe",
]);

/** The name prefixes of managers whose fields an update always takes over. */
const HANDED_OVER = ["kubectl", "before-first-apply", "pulumi-kubernetes", "pulumi-resource-kubernetes"];

/**
 * Returns `metadata.managedFields` with the fields of a plain create and of kubectl transferred to `manager`. Returns undefined if there
 * are none. Without this transfer, a field that the program removes would remain on the object, because the create manager would still own
 * it.
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

/** The union of two field sets in the API server's `FieldsV1` format, a tree of field names. */
function union(left: unknown, right: unknown): unknown {
  if (!isRecord(left)) return right;
  if (!isRecord(right)) return left;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries([...names].map((name) => [name, union(left[name], right[name])]));
}
