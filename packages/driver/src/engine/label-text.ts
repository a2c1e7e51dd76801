/** Encodes a text as a label value. Podman 4 parses `--label` as a line of comma-separated values. */
export function labelText(text: string): string {
  return text.replace(/[%",\r\n]/g, encodeURIComponent);
}

/** Decodes a value from {@link labelText}; returns `undefined` if there is no value, or if {@link labelText} cannot have written it. */
export function readLabelText(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    // A user can set a label that contains any percent sign.
    return undefined;
  }
}
