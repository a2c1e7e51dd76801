/**
 * The widths of characters in a sans-serif font, relative to the font size. The layout cannot predict which font the browser will use.
 * These widths are therefore upper limits for the operating systems' default fonts. The widest of these fonts is DejaVu Sans.
 */
const widths: readonly { readonly characters: RegExp; readonly width: number }[] = [
  { characters: /[ijl.,:;'|!]/u, width: 0.37 },
  { characters: /[ ftrI/()[\]-]/u, width: 0.43 },
  { characters: /[mwMW@%=+<>_#*~]/u, width: 1 },
  { characters: /[a-z0-9]/u, width: 0.65 },
  { characters: /[A-Z]/u, width: 0.8 },
];
/** The width of every other character, relative to the font size. */
const widest = 1.05;

/** The maximum ratio between the widths of bold text and normal text. */
const boldness = 1.12;

/** The font properties that affect text width. */
export interface Font {
  /** The font size in pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/** Returns an upper limit for a text's width in a font, in pixels. */
export function textWidth(text: string, { size, bold = false }: Font): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * size * (bold ? boldness : 1);
}

/**
 * Breaks text into lines no wider than the given width. A line ends after a space, `-`, `.`, `/` or `:`. If a line contains none
 * of these characters, it ends inside a word.
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
