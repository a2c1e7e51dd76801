import type { LayoutArrow } from "./layered-layout";
import type { Arrow } from "./picture";
import { textWidth, wrap, type Font } from "./text-size";

/** The font and line height for arrow labels, in pixels. */
export const labelFont: Font & { readonly lineHeight: number } = { size: 12, lineHeight: 16 };
/** The maximum width of a label's text, in pixels. Wider text wraps. */
const widest = 220;
/** The padding around a label's text, in pixels. */
export const labelPadding = { x: 8, y: 5 } as const;

/** Breaks a label into lines and computes its size. */
export function sizeLabel(label: string): NonNullable<LayoutArrow["label"]> & { lines: string[] } {
  const lines = wrap(label, labelFont, widest);
  return {
    lines,
    width: Math.ceil(Math.max(...lines.map((line) => textWidth(line, labelFont)))) + 2 * labelPadding.x,
    height: lines.length * labelFont.lineHeight + 2 * labelPadding.y,
  };
}

/** Returns the lines and size of an arrow's label. Returns `undefined` if the arrow has no label. */
export function labelOf({ label }: Arrow): ReturnType<typeof sizeLabel> | undefined {
  return label === undefined ? undefined : sizeLabel(label);
}
