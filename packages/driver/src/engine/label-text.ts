/** A text as the value of a label: Podman 4 reads `--label` as a line of comma-separated values. */
export function labelText(text: string): string {
  return text.replace(/[%",\r\n]/g, encodeURIComponent);
}

/** The text that {@link labelText} has written; `undefined` for a value that it cannot have written, or for none. */
export function readLabelText(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    // Whoever labels things by hand may write any percent sign.
    return undefined;
  }
}
