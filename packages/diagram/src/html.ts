import { h, type ComponentChild } from "preact";
import { renderToString } from "preact-render-to-string";
import { dark, light, type ColourScheme } from "./colour-schemes";
import type { Picture, Way } from "./picture";
import { svgElement } from "./svg";

/** Draws a picture as an HTML page. The page contains the SVG image and a table with the same content. It loads no other files. */
export function html(picture: Picture): string {
  const title = picture.title;
  const page = h(
    "html",
    { lang: "en" },
    h(
      "head",
      null,
      h("meta", { charset: "utf-8" }),
      h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      // Prevents the browser from loading anything, even if a name in the picture contains markup.
      h("meta", {
        "http-equiv": "Content-Security-Policy",
        content: "default-src 'none'; style-src 'unsafe-inline'",
      }),
      h("title", null, title),
      h("style", { dangerouslySetInnerHTML: { __html: pageStyle } }),
    ),
    h(
      "body",
      null,
      h(
        "main",
        null,
        h("h1", null, title),
        h("figure", { ...scrollable, "aria-label": "Picture" }, svgElement(picture)),
        table(picture),
      ),
    ),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

const columns: readonly { readonly heading: string; readonly key: keyof Way }[] = [
  { heading: "Host port", key: "hostPort" },
  { heading: "Name", key: "port" },
  { heading: "Node", key: "node" },
  { heading: "Bound by", key: "boundBy" },
  { heading: "App", key: "app" },
  { heading: "Pods", key: "pods" },
  { heading: "Pinned", key: "pinned" },
];

/** With this attribute, users can scroll an area with the keyboard. */
const scrollable = { tabIndex: 0 } as const;

function table({ ways }: Picture): ComponentChild {
  if (ways.length === 0) return h("p", null, "No host port is published.");
  return h(
    "div",
    { class: "table", ...scrollable, role: "region", "aria-label": "Table" },
    h(
      "table",
      null,
      h("caption", null, "Route from each host port to its pods"),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          columns.map(({ heading }) => h("th", { scope: "col" }, heading)),
        ),
      ),
      h(
        "tbody",
        null,
        ways.map((way) =>
          h(
            "tr",
            null,
            columns.map(({ key }) => h("td", null, way[key] || "–")),
          ),
        ),
      ),
    ),
  );
}

const pageStyle = [
  ':root { color-scheme: light dark; font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }',
  "main { margin: 0 auto; padding: 16px; max-width: 1600px; }",
  "h1 { font-size: 22px; margin: 8px 0 16px; }",
  // The page never shrinks the picture, because a smaller picture would be unreadable. If the picture is wider than the page, users can
  // scroll it.
  "figure, .table { margin: 0 0 24px; overflow-x: auto; }",
  "figure svg { display: block; }",
  "table { border-collapse: collapse; }",
  "caption { text-align: start; font-weight: 600; padding-bottom: 8px; }",
  "th, td { border: 1px solid; padding: 6px 12px; text-align: start; vertical-align: top; }",
  ...scheme(light),
  "@media (prefers-color-scheme: dark) {",
  ...scheme(dark).map((rule) => `  ${rule}`),
  "}",
].join("\n");

function scheme({ page, text, frame }: ColourScheme): string[] {
  return [
    `body { background: ${page}; color: ${text} }`,
    `th { background: ${frame.ground} }`,
    `th, td { border-color: ${frame.border} }`,
  ];
}
