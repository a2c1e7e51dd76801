/** A Pulumi property path, as a list of steps. A step is a field name, an array index, or `*`, which matches any step. */
export type PropertyPath = readonly (string | number)[];

const STEP = /\.?([^.[\]"]+)|\[(\d+)\]|\[(\*)\]|\["((?:[^"\\]|\\.)*)"\]/y;

/**
 * Parses a property path, as in `ignoreChanges` or in a detailed diff.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/property_path.go
 * @throws Error if the text is not a property path.
 * @example
 * ```ts
 * parsePropertyPath('metadata.annotations["pulumi.com/skipAwait"]'); // ["metadata", "annotations", "pulumi.com/skipAwait"]
 * ```
 */
export function parsePropertyPath(text: string): PropertyPath {
  const steps: (string | number)[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const at = STEP.lastIndex;
    const match = STEP.exec(text);
    if (match === null) throw new Error(`failed to parse property path "${text}" at character ${at + 1}`);
    const [, name, index, any, quoted] = match;
    if (index !== undefined) steps.push(Number(index));
    else steps.push(name ?? any ?? (quoted ?? "").replaceAll('\\"', '"'));
  }
  return steps;
}

/** Whether `inner` equals `outer` or is below `outer`. A `*` in `outer` matches any step. */
export function containsPath(outer: PropertyPath, inner: PropertyPath): boolean {
  return outer.length <= inner.length && outer.every((step, i) => step === "*" || step === inner[i]);
}
