import { createHash, randomBytes } from "node:crypto";

import { UNKNOWN } from "../protocol";
import { ANNOTATIONS, annotated, isAnnotated } from "./annotations";
import { field, nameOf, text, withField, type KubernetesObject } from "./object";

/** Whether the program sets the name of the object. The name itself may be unknown in a preview. */
export function isNamed(object: KubernetesObject): boolean {
  return nameOf(object) !== "" || field(object, "metadata", "name") === UNKNOWN;
}

/** Whether the API server generates the object's name. */
export function isGenerateName(object: KubernetesObject): boolean {
  if (isNamed(object)) return false;
  return (
    text(object, "metadata", "generateName") !== "" || field(object, "metadata", "generateName") === UNKNOWN
  );
}

/** Whether {@link named} generated the name of the object. */
export function isAutonamed(object: KubernetesObject): boolean {
  return isAnnotated(object, ANNOTATIONS.autonamed);
}

/**
 * Returns the object with a name. It is the name in the program. If the program sets no name, it is the previously generated name. If
 * neither exists, it is `<resource name>-<8 hex digits>`. An annotation marks generated names. If an object with a generated name is
 * replaced, the new object can have another name.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 * @param resourceName - the name of the resource in the program
 * @param oldInputs - the inputs of the last update, or undefined for a new resource
 * @param randomSeed - the seed of the name. The same seed produces the same name. An empty seed produces a random name.
 */
export function named(
  object: KubernetesObject,
  resourceName: string,
  oldInputs: KubernetesObject | undefined,
  randomSeed: Uint8Array,
): KubernetesObject {
  if (isNamed(object) || object["metadata"] === UNKNOWN) return object;
  if (oldInputs !== undefined) {
    return isAutonamed(oldInputs) ? withMadeName(object, nameOf(oldInputs)) : object;
  }
  if (isGenerateName(object)) return object;
  return withMadeName(object, uniqueName(`${resourceName}-`, randomSeed));
}

/** Returns a prefix that is followed by eight hexadecimal digits. The digits are random or derived from the seed. */
export function uniqueName(prefix: string, randomSeed: Uint8Array = new Uint8Array()): string {
  const digits =
    randomSeed.length === 0
      ? randomBytes(4).toString("hex")
      : createHash("sha512").update(randomSeed).update(prefix).digest("hex").slice(0, 8);
  return `${prefix}${digits}`;
}

function withMadeName(object: KubernetesObject, name: string): KubernetesObject {
  return annotated(withField(object, ["metadata", "name"], name), ANNOTATIONS.autonamed, "true");
}
