import { labelFont } from "./arrow-label";
import { typography } from "./box-size";
import { dark, light, type ColourScheme } from "./colour-schemes";
import { frameFont } from "./frames";
import type { Font } from "./text-size";

/** Sans-serif system fonts. Their characters are never wider than the widths that the layout assumes. */
const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Returns the style sheet for a drawing. The browser's settings determine whether the drawing uses light or dark colors. */
export function styleSheet(): string {
  return [
    `.berth { color-scheme: light dark; font-family: ${fontFamily}; }`,
    `.berth .caption, .berth .frame-title { ${font(typography.caption)} }`,
    `.berth .title { ${font(typography.title)} }`,
    `.berth .detail { ${font(typography.detail)} }`,
    `.berth .label { ${font(labelFont)} }`,
    `.berth .frame-title { ${font(frameFont)} }`,
    ".berth .box { stroke-width: 1.25 } .berth .pinned { stroke-width: 2.5 }",
    ".berth .open { stroke-dasharray: 5 4 }",
    ".berth .arrow { fill: none; stroke-width: 1.5 }",
    ...colours(light),
    `@media (prefers-color-scheme: dark) {`,
    ...colours(dark).map((rule) => `  ${rule}`),
    "}",
  ].join("\n");
}

function font({ size, bold = false }: Font): string {
  return `font-size: ${size}px; font-weight: ${bold ? 600 : 400};`;
}

function colours({ page, frame, text, quiet, arrow, boxes }: ColourScheme): string[] {
  return [
    `.berth .page { fill: ${page} }`,
    `.berth .frame { fill: ${frame.ground}; stroke: ${frame.border} }`,
    `.berth text { fill: ${text} }`,
    `.berth .caption, .berth .frame-title, .berth .detail { fill: ${quiet} }`,
    `.berth .label-ground { fill: ${frame.ground} }`,
    `.berth .arrow { stroke: ${arrow} } .berth .arrow-head { fill: ${arrow} }`,
    ...Object.entries(boxes).map(
      ([kind, { border, ground }]) =>
        `.berth .${kind} { fill: ${ground}; stroke: ${border} } .berth .pin.${kind} { fill: ${border} }`,
    ),
  ];
}
