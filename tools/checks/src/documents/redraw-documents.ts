// Draws the pictures of all documents anew: `npm run docs -w tools/checks`.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { redraw } from "./redraw";

const root = dirname(dirname(dirname(dirname(__dirname))));

async function main(): Promise<void> {
  const listed = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" });
  for (const document of listed.split("\n").filter(Boolean)) {
    const file = join(root, document);
    const markdown = readFileSync(file, "utf8");
    const redrawn = await redraw(markdown, root);
    if (redrawn !== markdown) writeFileSync(file, redrawn);
  }
}

void main();
