import { h, type ComponentChild, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { labelFont, labelPadding } from "./arrow-label";
import { padding } from "./box-size";
import { frameInset } from "./frames";
import type { Picture } from "./picture";
import { describePicture } from "./picture-text";
import { placePicture } from "./place-picture";
import type { Frame, PlacedArrow, PlacedBox, Point } from "./placed-picture";
import { styleSheet } from "./style-sheet";

/**
 * Draws a picture as an SVG document. The browser's settings determine whether the document uses light or dark colors. The document
 * contains a text alternative and loads no other files.
 */
export function svg(picture: Picture): string {
  return `${renderToString(svgElement(picture))}\n`;
}

/** Draws a picture as an SVG element, for an SVG document or an HTML page. */
export function svgElement(picture: Picture): VNode {
  const { width, height, host, cluster, boxes, arrows } = placePicture(picture);
  return h(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "berth",
      role: "img",
      "aria-labelledby": "berth-title berth-description",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    h("title", { id: "berth-title" }, picture.title),
    h("desc", { id: "berth-description" }, describePicture(picture)),
    // Do not escape the style sheet, because browsers do not decode escaped characters in style sheets. The style sheet contains no user
    // input.
    h("style", { dangerouslySetInnerHTML: { __html: styleSheet() } }),
    h("defs", null, arrowHead()),
    h("rect", { class: "page", width, height }),
    host === undefined ? null : drawnFrame(host),
    drawnFrame(cluster),
    boxes.map(drawnBox),
    arrows.map(drawnArrow),
    arrows.map(drawnLabel),
  );
}

/** The corner radius of each element, in pixels. */
const corner = { frame: 10, box: 6, label: 4 } as const;

function drawnFrame({ x, y, width, height, title }: Frame): ComponentChild {
  return h(
    "g",
    null,
    h("rect", { class: "frame", x, y, width, height, rx: corner.frame }),
    h("text", { class: "frame-title", x: x + frameInset.x, y: y + frameInset.y }, title),
  );
}

function drawnBox({ box: { kind, pinned = false }, text, x, y, width, height }: PlacedBox): ComponentChild {
  const classes = `box ${kind}${pinned ? " pinned" : ""}`;
  return h(
    "g",
    null,
    h("rect", { class: classes, x, y, width, height, rx: corner.box }),
    pinned ? drawnPin(kind, { x: x + width - padding.x, y: y + padding.y }) : null,
    text.lines.map((line) =>
      h("text", { class: line.style, x: x + padding.x, y: y + line.baseline }, line.text),
    ),
  );
}

/** Draws a map pin whose upper right corner is at the given point. */
function drawnPin(kind: string, { x, y }: Point): ComponentChild {
  const d =
    "M6 0a6 6 0 0 0-6 6c0 4 6 10 6 10s6-6 6-10a6 6 0 0 0-6-6Zm0 8.2a2.2 2.2 0 1 1 0-4.4 2.2 2.2 0 0 1 0 4.4Z";
  return h("path", { class: `pin ${kind}`, d, transform: `translate(${x - 12} ${y})` });
}

function drawnArrow({ points }: PlacedArrow): ComponentChild {
  return h("path", { class: "arrow", d: curve(points), "marker-end": "url(#berth-arrow-head)" });
}

function drawnLabel({ label }: PlacedArrow): ComponentChild {
  if (label === undefined) return null;
  const { x, y, width, height, lines } = label;
  const baseline = (index: number) =>
    y + labelPadding.y + (index + 0.5) * labelFont.lineHeight + labelFont.size / 3;
  return h(
    "g",
    null,
    h("rect", { class: "label-ground", x, y, width, height, rx: corner.label }),
    lines.map((text, index) =>
      h("text", { class: "label", "text-anchor": "middle", x: x + width / 2, y: baseline(index) }, text),
    ),
  );
}

function arrowHead(): ComponentChild {
  const size = { viewBox: "0 0 8 8", markerWidth: 8, markerHeight: 8, refX: 8, refY: 4 };
  return h(
    "marker",
    { id: "berth-arrow-head", orient: "auto", markerUnits: "userSpaceOnUse", ...size },
    h("path", { class: "arrow-head", d: "M0 0 8 4 0 8Z" }),
  );
}

/** Draws a curve through the given points. The curve is horizontal at each point. */
function curve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${x} ${y}`;
      const middle = (before.x + x) / 2;
      return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
    })
    .join("");
}
