/**
 * Matches control characters, and characters that change the direction or the form of the text around them. Also matches half of a
 * surrogate pair, which has no form in UTF-8.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Escapes characters that would change a terminal's state or the look of a message, such as ANSI sequences and bidirectional marks. Line
 * breaks and tabs remain, because messages can contain the output of other programs.
 */
export function printable(text: string): string {
  return text.replace(invisible, (character) =>
    character === "\n" || character === "\t" ? character : escapeSequence(character),
  );
}

/**
 * Like {@link printable}, but for a name: also escapes line breaks and tabs, and replaces the middle of a long name with an ellipsis.
 *
 * @param longest - the maximum length, in UTF-16 code units
 */
export function printableName(name: string, longest: number): string {
  const end = Math.floor(longest / 3);
  const shown = name.length > longest ? `${name.slice(0, longest - end)}…${name.slice(-end)}` : name;
  return shown.replace(invisible, escapeSequence);
}

function escapeSequence(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
