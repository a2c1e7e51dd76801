import { join } from "node:path";
import { diagram } from "@berth/topology";
import { pictureOfExample } from "./example-picture";
import { picturedExamples, withPictures } from "./picture-block";

/**
 * Draws the pictures of a document anew, each from the example that it is of.
 *
 * @param root - the top folder
 */
export async function redraw(markdown: string, root: string): Promise<string> {
  const drawn = new Map<string, string>();
  for (const example of picturedExamples(markdown)) {
    drawn.set(example, diagram(await pictureOfExample(join(root, example)), "mermaid"));
  }
  return withPictures(markdown, (example) => drawn.get(example) ?? "");
}
