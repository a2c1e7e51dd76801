import { nameOf, namespaceOf, type KubernetesObject } from "./object";
import type { Objects } from "./objects";

/**
 * Releases all fields of an object that a manager owns, by applying an object without fields. A field without an owner then gets its
 * default value or is removed.
 *
 * @throws ApiError if a required field would be removed
 */
export async function relinquish(
  objects: Objects,
  { apiVersion, kind, ...rest }: KubernetesObject,
  fieldManager: string,
  signal: AbortSignal,
): Promise<void> {
  const namespace = namespaceOf(rest);
  const metadata = { name: nameOf(rest), ...(namespace === "" ? {} : { namespace }) };
  await objects.apply({ apiVersion, kind, metadata }, { fieldManager, force: false, signal });
}
