import { nameOf, namespaceOf, type KubernetesObject } from "./object";
import type { Objects } from "./objects";

/**
 * Releases all fields that a field manager owns in an object, by applying an object without fields. The server then removes each field
 * without an owner, or sets the field to its default value.
 *
 * @throws ApiError if the server would remove a required field
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
