import { isDeepStrictEqual } from "node:util";

import { Secret, UNKNOWN, type PropertyMap, type PropertyValue } from "../protocol";
import { COMMAND_INPUTS, OUTPUTS } from "./properties";

/** The state of a command that is yet to run: its inputs as they are, its output unknown. */
export function previewCreate(inputs: PropertyMap): PropertyMap {
  return { ...inputs, ...Object.fromEntries(OUTPUTS.map((output) => [output, UNKNOWN])) };
}

/**
 * The state of a command that would run again. Its output is unknown if an input that it had before is unknown or
 * different now. An input that it did not have before leaves the output as it was: that is how the official plugin does it.
 *
 * Source: `markComputed` in infer/resource.go in github.com/pulumi/pulumi-go-provider.
 */
export function previewUpdate(oldState: PropertyMap, newInputs: PropertyMap): PropertyMap {
  const outputChanges = Object.keys(COMMAND_INPUTS).some(
    (name) =>
      isUnknown(newInputs[name]) ||
      (oldState[name] !== undefined && !isDeepStrictEqual(oldState[name], newInputs[name])),
  );
  const outputs = OUTPUTS.map((output): [string, PropertyValue] => [
    output,
    outputChanges ? UNKNOWN : (oldState[output] ?? ""),
  ]);
  return { ...newInputs, ...Object.fromEntries(outputs) };
}

function isUnknown(value: PropertyMap[string] | undefined): boolean {
  return value === UNKNOWN || (value instanceof Secret && value.value === UNKNOWN);
}
