import { createHash, randomBytes } from "node:crypto";

import { UNKNOWN } from "../protocol";
import { ANNOTATIONS, annotated, isAnnotated } from "./annotations";
import { field, nameOf, text, withField, type KubernetesObject } from "./object";

/** Whether the program names the object itself, be the name known yet or not. */
export function isNamed(object: KubernetesObject): boolean {
  return nameOf(object) !== "" || field(object, "metadata", "name") === UNKNOWN;
}

/** Whether the object leaves its name to the API server. */
export function isGenerateName(object: KubernetesObject): boolean {
  if (isNamed(object)) return false;
  return (
    text(object, "metadata", "generateName") !== "" || field(object, "metadata", "generateName") === UNKNOWN
  );
}

/** Whether the object's name was made by {@link named}. */
export function isAutonamed(object: KubernetesObject): boolean {
  return isAnnotated(object, ANNOTATIONS.autonamed);
}

/**
 * The object with a name: its own, else the one that was made for it before, else `<resource name>-<8 hex digits>`.
 * Names that were made are marked by an annotation, so that a replacement knows it may take another one.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 * @param resourceName - the resource's name in the program
 * @param oldInputs - the inputs of the last update, or undefined for a new resource
 * @param randomSeed - the same seed makes the same name; empty for a random one
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

/** A prefix and eight hexadecimal digits: random ones, or those that follow from the seed. */
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
