import { nameOf, namespaceOf, type KubernetesObject } from "./object";
import type { Objects } from "./objects";

/**
 * Releases all fields of an object that a field manager owns. For this, the function applies an object without fields. If a field then has
 * no owner, the server removes it or sets its default value.
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
