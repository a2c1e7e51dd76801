import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { projectsOf } from "../workspace/projects";

const workTree = join(__dirname, "../../../../..");
/** The built entry points that a package's users can import. */
const entryPoints = projectsOf(workTree).flatMap(({ name, exports }) =>
  Object.entries(exports).flatMap(([path, target]) =>
    JSON.stringify(target).includes("/dist/") ? [`${name}${path.slice(1)}`] : [],
  ),
);

it("finds the entry points of the workspace's packages", () => {
  expect(entryPoints.length).toBeGreaterThan(3);
});

it.each(entryPoints)("resolves %s to a source file in unit tests", (entryPoint) => {
  const file = require.resolve(entryPoint);
  expect(file).toContain(`${sep}src${sep}`);
  expect(file).toMatch(/\.ts$/u);
  expect(existsSync(file)).toBe(true);
});
