import { createHash, randomBytes } from "node:crypto";

import { UNKNOWN } from "../protocol";
import { ANNOTATIONS, annotated, isAnnotated } from "./annotations";
import { field, nameOf, text, withField, type KubernetesObject } from "./object";

/** Whether the program sets the object's name. The name itself may be unknown in a preview. */
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

/** Whether {@link named} generated the object's name. */
export function isAutonamed(object: KubernetesObject): boolean {
  return isAnnotated(object, ANNOTATIONS.autonamed);
}

/**
 * Returns the object with a name. This is the name from the program or, if the program sets none, the previously generated name. If neither
 * exists, the function generates the name `<resource name>-<8 hex digits>`. An annotation marks a generated name, because an object with a
 * generated name can be replaced by an object with a different name.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 * @param resourceName - the resource's name in the program
 * @param oldInputs - the inputs from the latest update, or `undefined` for a new resource
 * @param randomSeed - the seed for the name. The same seed always produces the same name, and an empty seed produces a random name.
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

/** Returns a prefix followed by eight hexadecimal digits, which are random or derived from the seed. */
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
