import type { Box } from "./picture";
import { textWidth, wrap, type Font } from "./text-size";

/** A line of text in a box. */
export interface Line {
  readonly text: string;
  readonly style: "caption" | "title" | "detail";
  /** The distance from the box's upper edge to the text baseline, in pixels. */
  readonly baseline: number;
}

/** A box's text, broken into lines, and the size in pixels that the box needs for this text. */
export interface SizedText {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

/** The font and line height for each text style, in pixels. */
export const typography = {
  caption: { size: 11, lineHeight: 17 },
  title: { size: 14, bold: true, lineHeight: 20 },
  detail: { size: 12, lineHeight: 17 },
} as const satisfies Record<Line["style"], Font & { lineHeight: number }>;

/** The padding between a box's border and its text, in pixels. */
export const padding = { x: 14, y: 9 } as const;

/** The maximum width of text in a box, in pixels. Wider text wraps. */
const widestText = 280;
/** The space for the pin icon to the right of a pinned box's caption, in pixels. */
export const pinRoom = 24;

/** Breaks a box's text into lines. */
export function sizeText({ caption, title, details, pinned = false }: Box): SizedText {
  const set = (style: Line["style"], text: string) =>
    wrap(text, typography[style], widestText).map((line) => ({ text: line, style }));
  const texts = [
    ...set("caption", caption),
    ...set("title", title),
    ...details.flatMap((detail) => set("detail", detail)),
  ];
  let height = padding.y;
  const lines = texts.map(({ text, style }) => {
    const { size, lineHeight } = typography[style];
    height += lineHeight;
    // The line height exceeds the font size. Half of the difference is space above the text, and half is space below it.
    return { text, style, baseline: height - (lineHeight - size) / 2 - size / 6 };
  });
  const widths = texts.map(({ text, style }) => textWidth(text, typography[style]));
  const captionWidth = textWidth(caption, typography.caption) + (pinned ? pinRoom : 0);
  return {
    lines,
    width: Math.ceil(Math.max(captionWidth, ...widths)) + 2 * padding.x,
    height: height + padding.y,
  };
}
