import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { projectsOf } from "./projects";

const root = join(__dirname, "../../../../..");

it("finds each project with its name, its folder and its scripts", () => {
  const projects = projectsOf(root);
  const own = projects.find(({ folder }) => existsSync(join(root, folder, "src/workspace/projects.test.ts")));
  expect(own?.scripts["test"]).toMatch(/^jest\b/u);
  expect(new Set(projects.map(({ name }) => name)).size).toBe(projects.length);
});

it("finds every project that has unit tests, and each of these projects has a test script", () => {
  const tested = globSync("**/jest.config.cjs", { cwd: root, exclude: ["**/node_modules"] }).filter(
    (file) => file !== "jest.config.cjs",
  );
  expect(tested.length).toBeGreaterThan(3);
  const testable = projectsOf(root).flatMap(({ folder, scripts }) =>
    scripts["test"] === undefined ? [] : [join(folder, "jest.config.cjs")],
  );
  expect(testable.sort()).toEqual(tested.sort());
});
