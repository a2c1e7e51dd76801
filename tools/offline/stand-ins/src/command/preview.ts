import { isDeepStrictEqual } from "node:util";

import { Secret, UNKNOWN, type PropertyMap, type PropertyValue } from "../protocol";
import { COMMAND_INPUTS, OUTPUTS } from "./properties";

/** Returns the state for a command that has not run yet. The state contains the inputs, and all outputs are unknown. */
export function previewCreate(inputs: PropertyMap): PropertyMap {
  return { ...inputs, ...Object.fromEntries(OUTPUTS.map((output) => [output, UNKNOWN])) };
}

/**
 * Returns the state for a command that would run again. As in the official plugin, the output is unknown if one of the previous inputs
 * changes or becomes unknown. If an update only adds inputs, the output stays known.
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
