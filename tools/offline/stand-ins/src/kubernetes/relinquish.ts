import { nameOf, namespaceOf, type KubernetesObject } from "./object";
import type { Objects } from "./objects";

/**
 * Gives up all fields of an object that a manager owns, by applying none. A field that nobody owns then goes back to its
 * default, or goes away.
 *
 * @throws ApiError where a required field would go away
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
