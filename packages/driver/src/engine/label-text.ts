/**
 * Encodes a text as a label value. Escapes commas, quotes and line breaks, because Podman 4 parses the argument of `--label` as
 * comma-separated values.
 */
export function labelText(text: string): string {
  return text.replace(/[%",\r\n]/g, encodeURIComponent);
}

/**
 * Decodes a value that {@link labelText} encoded. Returns `undefined` if the value is missing or is not a valid encoding.
 */
export function readLabelText(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    // Decoding fails if a user set a label that contains an invalid percent escape.
    return undefined;
  }
}
