import { e2eFileNames, type E2eFileName } from "./affected/e2e-files";
import type { Scope } from "./affected/scope";
import { checksOf, checksOfOtherEngines, e2eEngines, isOn } from "./checks";

const names = (scope?: Scope) => checksOf(scope).map(({ name }) => name);
const nothing: Scope = { files: [], projects: [], e2e: [] };

it("returns every check if no scope is given, with the quick checks first", () => {
  expect(names()).toEqual([
    "format",
    "lint",
    "structure",
    "workflows",
    "types",
    "prose",
    "unit",
    "packages",
    "pictures",
    "engines",
    "contract",
    "e2e-docker",
    "e2e-podman",
  ]);
  expect(checksOfOtherEngines().map(({ name }) => name)).toEqual(["e2e-docker-others", "e2e-podman-others"]);
});

it.each(e2eFileNames)("runs %s on at least one engine", (file) => {
  expect(e2eEngines.some((engine) => isOn(engine, file))).toBe(true);
});

it("returns no checks for an empty change", () => {
  expect(names(nothing)).toEqual([]);
  expect(checksOfOtherEngines(nothing)).toEqual([]);
});

it("checks only the format and the prose of changed files if no project is affected", () => {
  expect(names({ ...nothing, files: ["docs/lifecycle.md"] })).toEqual(["format", "prose"]);
  expect(names({ ...nothing, files: [".editorconfig"] })).toEqual(["format"]);
});

it("checks the workflows if one of them has changed", () => {
  expect(names({ ...nothing, files: [".github/workflows/ci.yml"] })).toEqual(["format", "workflows"]);
});

it("returns the checks of the affected projects", () => {
  const scope = (...projects: string[]): Scope => ({ ...nothing, projects });
  expect(names(scope("packages/cli"))).toEqual(["lint", "structure", "types", "unit"]);
  expect(names(scope("tools/daily/packages"))).toContain("packages");
  expect(names(scope("tools/daily/prose"))).toContain("prose");
  expect(names(scope("tools/harness/pictures"))).toContain("pictures");
  expect(names(scope("tools/daily/toolchain"))).toContain("engines");
  expect(names(scope("tools/offline/contract"))).toContain("contract");
});

it("returns checks for the affected end-to-end files, on the engines that run these files", () => {
  const scope = (...e2e: E2eFileName[]): Scope => ({ ...nothing, e2e });
  expect(names(scope("life/life.e2e.ts"))).toEqual(["e2e-docker"]);
  expect(names(scope("http/http.e2e.ts"))).toEqual(["e2e-podman"]);
  expect(names(scope("placement/two-nodes.e2e.ts"))).toEqual(["e2e-docker", "e2e-podman"]);
  expect(checksOfOtherEngines(scope("life/life.e2e.ts")).map(({ name }) => name)).toEqual([
    "e2e-podman-others",
  ]);
});
