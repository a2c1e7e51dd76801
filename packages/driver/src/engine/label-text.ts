/** Encodes a text as a label value. Podman 4 parses `--label` as comma-separated values, so commas, quotes and line breaks are escaped. */
export function labelText(text: string): string {
  return text.replace(/[%",\r\n]/g, encodeURIComponent);
}

/**
 * Decodes a value from {@link labelText}; returns `undefined` if there is no value, or if {@link labelText} cannot have written the value.
 */
export function readLabelText(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    // Decoding fails if a user set a label with an invalid percent sign.
    return undefined;
  }
}
