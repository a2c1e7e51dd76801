import { ANNOTATIONS, isAnnotated } from "./annotations";
import { annotationOf, isRecord, records, text, type KubernetesObject } from "./object";
import { uniqueName } from "./autoname";

/** The manager of objects that were created, not applied. */
export const CREATE_MANAGER = "pulumi-kubernetes";

/**
 * Under which name an object's fields are applied: the one that the program asks for, the one it was applied under
 * before, or a new one of its own.
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
 * Whether to take fields over from other managers rather than fail with a conflict.
 *
 * @param live - the object to apply to, or undefined where it is (or may be) new
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
  // A real update first hands over what was created: a preview has to assume that it did.
  return (
    options.preview && managers.some((each) => CREATED_BY_PULUMI.has(text(each, "manager")) && isUpdate(each))
  );
}

const CREATED_BY_PULUMI: ReadonlySet<string> = new Set([
  "pulumi-resource-kubernetes",
  "pulumi-kubernetes",
  "pulumi-kubernetes.exe",
]);

/** Managers whose fields an update takes over without asking, by the start of their names. */
const HANDED_OVER = ["kubectl", "before-first-apply", "pulumi-kubernetes", "pulumi-resource-kubernetes"];

/**
 * `metadata.managedFields` with everything that was made by a plain create, or by kubectl, put under the manager that
 * applies from now on; undefined where there is nothing to hand over. Without this, a field that leaves the program would
 * stay on the object, since the manager that created it would go on owning it.
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

/** The fields that are in either of two sets in the API server's `FieldsV1` form, a tree of field names. */
function union(left: unknown, right: unknown): unknown {
  if (!isRecord(left)) return right;
  if (!isRecord(right)) return left;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries([...names].map((name) => [name, union(left[name], right[name])]));
}
