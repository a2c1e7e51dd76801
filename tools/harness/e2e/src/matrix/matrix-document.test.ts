import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceRoot } from "../folders";
import { topologies } from "./matrix";
import { matrixDocument } from "./matrix-document";

function read(...path: string[]): string {
  return readFileSync(join(workspaceRoot, ...path), "utf8");
}

it("docs/matrix.md is up to date (npm run docs -w tools/harness/e2e)", () => {
  expect(read("docs/matrix.md")).toBe(matrixDocument());
});

it.each(Object.keys(topologies))("%s has a test file that runs the matrix on this topology", (name) => {
  const file = join("tools/harness/e2e/src/matrix", `${name}.e2e.ts`);
  expect(existsSync(join(workspaceRoot, file))).toBe(true);
  expect(read(file)).toContain(`testsOfMatrix("${name}"`);
});

it.each(Object.entries(topologies))(
  "%s is run by `npm test` on the engine that the document names",
  (name, { engine }) => {
    const [, list = ""] =
      new RegExp(`\\b${engine}: \\[([^\\]]*)\\]`, "u").exec(read("tools/daily/checks/src/checks.ts")) ?? [];
    expect(list).toContain(`"matrix/${name}"`);
  },
);
