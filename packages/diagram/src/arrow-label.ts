import type { LayoutArrow } from "./layered-layout";
import type { Arrow } from "./picture";
import { textWidth, wrap, type Font } from "./text-size";

/** How the labels of arrows are set: the font, and the room from one line to the next, in pixels. */
export const labelFont: Font & { readonly lineHeight: number } = { size: 12, lineHeight: 16 };
/** The widest that a label gets before it is broken, in pixels. */
const widest = 220;
/** Around a label's text, in pixels. */
export const labelPadding = { x: 8, y: 5 } as const;

/** The lines of an arrow's label, with the room that they need. */
export function sizeLabel(label: string): NonNullable<LayoutArrow["label"]> & { lines: string[] } {
  const lines = wrap(label, labelFont, widest);
  return {
    lines,
    width: Math.ceil(Math.max(...lines.map((line) => textWidth(line, labelFont)))) + 2 * labelPadding.x,
    height: lines.length * labelFont.lineHeight + 2 * labelPadding.y,
  };
}

/** An arrow's label with its room, where it has one. */
export function labelOf({ label }: Arrow): ReturnType<typeof sizeLabel> | undefined {
  return label === undefined ? undefined : sizeLabel(label);
}
