import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceRoot as root } from "../folders";
import { picturedExamples, withPictures } from "./picture-block";
import { redraw } from "./redraw";

const pictured = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter(Boolean)
  .map((document) => ({ document, markdown: readFileSync(join(root, document), "utf8") }))
  .filter(({ markdown }) => picturedExamples(markdown).length > 0);

it("the README contains the diagram of examples/multi-node", () => {
  const readme = pictured.find(({ document }) => document === "README.md");
  expect(picturedExamples(readme?.markdown ?? "")).toEqual(["examples/multi-node"]);
});

it.each(pictured)("$document has current diagrams of its examples (npm run docs)", async ({ markdown }) => {
  expect(await redraw(markdown, root)).toBe(markdown);
});

it("replaces the diagram after the comment, and keeps other diagrams unchanged", () => {
  const picture = (text: string) =>
    `# A\n<!-- picture of examples/a (npm run docs) -->\n\n\`\`\`mermaid\n${text}\n\`\`\`\n\n\`\`\`mermaid\nother\n\`\`\`\n`;
  expect(withPictures(picture("old\n```text"), (example) => `${example}\n`)).not.toContain("old");
  expect(withPictures(picture("old"), (example) => `${example}\n`)).toBe(picture("examples/a"));
});
