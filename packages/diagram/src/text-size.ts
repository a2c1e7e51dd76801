/**
 * Widths of characters in a sans-serif font, in parts of the font's size. A picture is laid out without the font that it
 * will be read in, so these are upper bounds over the fonts that systems use: DejaVu Sans is the widest of them.
 */
const widths: readonly { readonly characters: RegExp; readonly width: number }[] = [
  { characters: /[ijl.,:;'|!]/u, width: 0.37 },
  { characters: /[ ftrI/()[\]-]/u, width: 0.43 },
  { characters: /[mwMW@%=+<>_#*~]/u, width: 1 },
  { characters: /[a-z0-9]/u, width: 0.65 },
  { characters: /[A-Z]/u, width: 0.8 },
];
/** For all others: as wide as high. */
const widest = 1.05;

/** How much wider bold text is at most. */
const boldness = 1.12;

/** A font as far as a layout is concerned. */
export interface Font {
  /** In pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/** The most that a text may measure in a font, in pixels. */
export function textWidth(text: string, { size, bold = false }: Font): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * size * (bold ? boldness : 1);
}

/**
 * Breaks a text into lines of a width at most: after a space, `-`, `.`, `/` or `:` where it can be, else within a word.
 */
export function wrap(text: string, font: Font, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/(?<=[ ./:-])/u)) {
    const joined = `${lines.at(-1) ?? ""}${word}`;
    if (textWidth(joined.trimEnd(), font) <= width) lines.splice(-1, 1, joined);
    else lines.push(...pieces(word, font, width));
  }
  return lines.map((line) => line.trimEnd());
}

function pieces(word: string, font: Font, width: number): string[] {
  const found: string[] = [];
  for (const character of word) {
    const longer = `${found.at(-1) ?? ""}${character}`;
    if (found.length > 0 && textWidth(longer, font) <= width) found.splice(-1, 1, longer);
    else found.push(character);
  }
  return found;
}

function widthOf(character: string): number {
  return widths.find(({ characters }) => characters.test(character))?.width ?? widest;
}
