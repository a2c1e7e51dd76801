import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceRoot } from "../folders";
import { engines, topologies } from "./matrix";
import { matrixDocument } from "./matrix-document";

function read(...path: string[]): string {
  return readFileSync(join(workspaceRoot, ...path), "utf8");
}

it("docs/matrix.md is up to date (npm run docs -w tools/e2e)", () => {
  expect(read("docs/matrix.md")).toBe(matrixDocument());
});

it.each(Object.keys(topologies))("%s has a file of tests that runs the matrix on it", (name) => {
  const file = join("tools/e2e/src/matrix", `${name}.e2e.ts`);
  expect(existsSync(join(workspaceRoot, file))).toBe(true);
  expect(read(file)).toContain(`testsOfMatrix("${name}"`);
});

it.each(Object.keys(engines))("%s is a check that runs the matrix", (check) => {
  const [, declared = ""] = read("tools/checks/src/checks.ts").split(`"${check}"`);
  const [own = ""] = declared.split("clusterCheck(");
  expect(own).toContain("tools/e2e/jest.e2e.config.cjs");
  const folders = own.match(/"src\/\w+\/"/gu);
  // One that names no folders runs them all.
  if (folders !== null) expect(folders).toContain('"src/matrix/"');
});
