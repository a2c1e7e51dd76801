import { join } from "node:path";
import { diagram } from "@kind-berth/diagram";
import { pictureOfExample } from "./example-picture";
import { picturedExamples, withPictures } from "./picture-block";

/** The pictures drawn so far. A program runs only at its first import, but several documents may contain its picture. */
const drawn = new Map<string, string>();

/**
 * Draws the pictures of a document again, each from its example.
 *
 * @param root - the top folder.
 */
export async function redraw(markdown: string, root: string): Promise<string> {
  for (const example of picturedExamples(markdown)) {
    const folder = join(root, example);
    if (!drawn.has(folder)) drawn.set(folder, diagram(await pictureOfExample(folder), "mermaid"));
  }
  return withPictures(markdown, (example) => drawn.get(join(root, example)) ?? "");
}
