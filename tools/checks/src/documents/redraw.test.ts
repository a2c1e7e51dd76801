import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { picturedExamples, withPictures } from "./picture-block";
import { redraw } from "./redraw";

const root = dirname(dirname(dirname(dirname(__dirname))));
const readme = readFileSync(join(root, "README.md"), "utf8");

it("the README has the picture of examples/multi-node", () => {
  expect(picturedExamples(readme)).toEqual(["examples/multi-node"]);
});

it("the README's picture is what the example declares (npm run docs -w tools/checks)", async () => {
  expect(await redraw(readme, root)).toBe(readme);
});

it("draws what stands behind the mark, and leaves the rest", () => {
  const picture = (text: string) =>
    `# A\n<!-- picture of examples/a (npm run docs -w tools/checks) -->\n\n\`\`\`mermaid\n${text}\n\`\`\`\n\n\`\`\`mermaid\nother\n\`\`\`\n`;
  expect(withPictures(picture("old\n```text"), (example) => `${example}\n`)).not.toContain("old");
  expect(withPictures(picture("old"), (example) => `${example}\n`)).toBe(picture("examples/a"));
});
