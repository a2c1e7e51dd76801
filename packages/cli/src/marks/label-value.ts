/**
 * Writes a text as the value of a label. Podman reads each label of a volume as a line of comma-separated values, so quotes, commas
 * and line ends are written as URIs write them, and the escape character with them.
 */
export function labelValue(text: string): string {
  return text.replace(/[%",\r\n]/g, encodeURIComponent);
}

/** Reads what {@link labelValue} has written; `undefined` for what it has not. */
export function textOf(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    // Somebody else's label: it is not for us to read.
    return undefined;
  }
}
