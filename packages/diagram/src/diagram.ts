import { html } from "./html";
import { mermaid } from "./mermaid";
import type { Picture, PictureInput } from "./picture";
import { planPicture } from "./plan-picture";
import { svg } from "./svg";

/** The forms that pictures are drawn in: for a pull request, as an image, as a page with a table beside it. */
export const diagramFormats = ["mermaid", "svg", "html"] as const;
/** The form of a picture. */
export type DiagramFormat = (typeof diagramFormats)[number];

const writers: Readonly<Record<DiagramFormat, (picture: Picture) => string>> = { mermaid, svg, html };

/**
 * Draws a cluster: host ports, the nodes that carry them, what binds the nodes' ports, Services and pods, what is pinned
 * and why. Pure: the same input gives the same text.
 *
 * @returns the text of a Mermaid flowchart, an SVG document or an HTML page; the latter two need nothing else
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
