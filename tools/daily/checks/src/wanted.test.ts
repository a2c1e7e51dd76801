import type { Scope } from "./affected/scope";
import type { Options } from "./options";
import { wantedChecks } from "./wanted";

const names = (options: Options, scope?: Scope) => wantedChecks(options, scope).map(({ name }) => name);

it("has every check by default, and the other engines if asked for everywhere", () => {
  expect(names({})).toContain("e2e-docker");
  expect(names({})).not.toContain("e2e-docker-others");
  expect(names({ everywhere: true })).toEqual([...names({}), "e2e-docker-others", "e2e-podman-others"]);
});

it("has the named checks, in their own order, or the quick ones", () => {
  expect(names({ only: ["unit", "lint", "e2e-podman-others"] })).toEqual([
    "lint",
    "unit",
    "e2e-podman-others",
  ]);
  expect(names({ quick: true })).toEqual(["unit"]);
});

it("has of the named checks only what a change needs", () => {
  const scope: Scope = { files: ["a.ts"], projects: ["packages/cli"], e2e: ["life/life.e2e.ts"] };
  expect(names({}, scope)).toEqual(["format", "lint", "structure", "types", "prose", "unit", "e2e-docker"]);
  expect(names({ only: ["unit", "contract", "e2e-podman"] }, scope)).toEqual(["unit"]);
});

it("has scenarios and nothing else", () => {
  expect(names({ scenario: ["life", "rollout:first"], engine: "podman" })).toEqual([
    "scenario-life-podman",
    "scenario-rollout-podman",
  ]);
});

it("refuses an engine without a scenario", () => {
  expect(() => names({ engine: "docker" })).toThrow("--engine is only for --scenario");
});
