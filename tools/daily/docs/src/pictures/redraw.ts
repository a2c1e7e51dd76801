import { join } from "node:path";
import { diagram } from "@kind-berth/diagram";
import { pictureOfExample } from "./example-picture";
import { picturedExamples, withPictures } from "./picture-block";

/**
 * The diagrams that this process has already generated. Several documents may contain the same program's diagram, but the program runs only
 * when it is first imported.
 */
const drawn = new Map<string, string>();

/**
 * Regenerates the diagrams in a document. Each diagram shows an example's cluster.
 *
 * @param root - the repository root.
 */
export async function redraw(markdown: string, root: string): Promise<string> {
  for (const example of picturedExamples(markdown)) {
    const folder = join(root, example);
    if (!drawn.has(folder)) drawn.set(folder, diagram(await pictureOfExample(folder), "mermaid"));
  }
  return withPictures(markdown, (example) => drawn.get(join(root, example)) ?? "");
}
