/**
 * Matches the syntax of templates and of shell variables: a Go or Jinja expression such as `{{ .Values.port }}`, a Jinja statement such as
 * `{% if ha %}`, and variables such as `${PORT}` and `$PORT`.
 */
const placeholder =
  /\{\{[^{}]{0,2000}\}\}|\{%[^%]{0,2000}%\}|\$\{[A-Za-z_][^{}]{0,200}\}|\$[A-Za-z_][A-Za-z0-9_]*/;

/** A placeholder in a text. */
export interface Placeholder {
  /** The position of the first character in the text. */
  readonly offset: number;
  /** The placeholder itself, such as `${PORT}`. */
  readonly text: string;
}

/** Returns the first placeholder in a text. Returns `undefined` if the text contains none. */
export function placeholderIn(text: string): string | undefined {
  return placeholder.exec(text)?.[0];
}

/** Returns all placeholders in a text, in order. */
export function placeholdersIn(text: string): Placeholder[] {
  return [...text.matchAll(new RegExp(placeholder, "g"))].map(({ index, 0: found }) => ({
    offset: index,
    text: found,
  }));
}
