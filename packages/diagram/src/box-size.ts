import type { Box } from "./picture";
import { textWidth, wrap, type Font } from "./text-size";

/** A line of text in a box. */
export interface Line {
  readonly text: string;
  readonly style: "caption" | "title" | "detail";
  /** Of the text's baseline below the box's upper edge, in pixels. */
  readonly baseline: number;
}

/** A box's text, broken into lines, and the room that it needs, in pixels. */
export interface SizedText {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

/** How each sort of line is set: its font, and the room from one baseline to the next, in pixels. */
export const typography = {
  caption: { size: 11, lineHeight: 17 },
  title: { size: 14, bold: true, lineHeight: 20 },
  detail: { size: 12, lineHeight: 17 },
} as const satisfies Record<Line["style"], Font & { lineHeight: number }>;

/** Between a box's border and its text, in pixels. */
export const padding = { x: 14, y: 9 } as const;

/** The widest that text in a box gets before it is broken, in pixels. */
const widestText = 280;
/** For the mark of a pinned box, right of its caption, in pixels. */
export const pinRoom = 24;

/** Breaks the text of a box into lines. */
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
    // What is left of the line's height is above and below the text alike.
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
