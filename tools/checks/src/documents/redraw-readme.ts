// Draws the README's pictures anew: `npm run docs -w tools/checks`.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { redraw } from "./redraw";

const root = dirname(dirname(dirname(dirname(__dirname))));
const readme = join(root, "README.md");

void redraw(readFileSync(readme, "utf8"), root).then((redrawn) => {
  writeFileSync(readme, redrawn);
});
