import { html } from "./html";
import { mermaid } from "./mermaid";
import type { Picture, PictureInput } from "./picture";
import { planPicture } from "./plan-picture";
import { svg } from "./svg";

/** The output formats: a Mermaid flowchart for a pull request (`mermaid`), an image (`svg`), or a page with a table (`html`). */
export const diagramFormats = ["mermaid", "svg", "html"] as const;
/** An output format. */
export type DiagramFormat = (typeof diagramFormats)[number];

/** Matches characters that XML does not allow, not even as escapes. */
const notXml = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF\p{Surrogate}]/gu;

const writers: Readonly<Record<DiagramFormat, (picture: Picture) => string>> = { mermaid, svg, html };

/**
 * Draws a cluster's host ports, its nodes, the objects that bind node ports, the Services and the pods. The drawing also shows which pods
 * are pinned, and why. The function is pure: it always returns the same text for the same input.
 *
 * @returns the text of a Mermaid flowchart, an SVG document or an HTML page. The SVG document and the HTML page do not load other files.
 *
 * @example
 * ```ts
 * const record = recordOf(planCluster({ name: "demo", portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }] }));
 * const web = planExposure({ name: "web", port: "http", containerPort: 8080 }, record, []);
 * diagram({ cluster: record, exposures: [web] }, "mermaid");
 * ```
 */
export function diagram(input: PictureInput, format: DiagramFormat): string {
  // Names can contain any character. Like a browser, show the replacement character instead of a character that is not allowed.
  return writers[format](planPicture(input)).replace(notXml, "\uFFFD");
}
