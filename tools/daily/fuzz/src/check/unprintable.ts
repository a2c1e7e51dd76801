/**
 * Matches characters that can change a terminal's state or the direction of text. Line breaks and tabs are allowed. `C` includes lone
 * surrogates.
 */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Returns the first character that a message must not contain, as an escape sequence. Returns `undefined` if the text is printable. */
export function unprintableIn(text: string): string | undefined {
  const [found] = unprintable.exec(text) ?? [];
  return found === undefined ? undefined : escaped(found);
}

/** Escapes the characters that {@link unprintableIn} finds. */
export function escaped(text: string): string {
  return text.replace(
    new RegExp(unprintable, "gu"),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
