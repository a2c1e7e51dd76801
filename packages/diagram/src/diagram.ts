import { html } from "./html";
import { mermaid } from "./mermaid";
import type { Picture, PictureInput } from "./picture";
import { planPicture } from "./plan-picture";
import { svg } from "./svg";

/** The output formats: for a pull request (`mermaid`), as an image (`svg`), or as a page with a table (`html`). */
export const diagramFormats = ["mermaid", "svg", "html"] as const;
/** An output format. */
export type DiagramFormat = (typeof diagramFormats)[number];

const writers: Readonly<Record<DiagramFormat, (picture: Picture) => string>> = { mermaid, svg, html };

/**
 * Draws a cluster: its host ports, the nodes that carry them, the objects that bind the nodes' ports, Services and pods. It also shows what
 * is pinned, and why. Pure: the same input returns the same text.
 *
 * @returns the text of a Mermaid flowchart, an SVG document or an HTML page. The SVG and the HTML load no other files.
 *
 * @example
 * ```ts
 * const record = recordOf(planCluster({ name: "demo", portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }] }));
 * const web = planExposure({ name: "web", port: "http", containerPort: 8080 }, record, []);
 * diagram({ cluster: record, exposures: [web] }, "mermaid");
 * ```
 */
export function diagram(input: PictureInput, format: DiagramFormat): string {
  return writers[format](planPicture(input));
}
