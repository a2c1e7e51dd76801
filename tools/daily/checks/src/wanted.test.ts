import type { Scope } from "./affected/scope";
import type { Options } from "./options";
import { wantedChecks } from "./wanted";

const names = (options: Options, scope?: Scope) => wantedChecks(options, scope).map(({ name }) => name);

it("returns every check by default, and also the checks on other engines if everywhere is set", () => {
  expect(names({})).toContain("e2e-docker");
  expect(names({})).not.toContain("e2e-docker-others");
  expect(names({ everywhere: true })).toEqual([...names({}), "e2e-docker-others", "e2e-podman-others"]);
});

it("returns the named checks in their defined order, or the quick checks", () => {
  expect(names({ only: ["unit", "lint", "e2e-podman-others"] })).toEqual([
    "lint",
    "unit",
    "e2e-podman-others",
  ]);
  expect(names({ quick: true })).toEqual(["unit"]);
});

it("returns only those named checks that a change needs", () => {
  const scope: Scope = { files: ["a.ts"], projects: ["packages/cli"], e2e: ["life/life.e2e.ts"] };
  expect(names({}, scope)).toEqual(["format", "lint", "structure", "types", "prose", "unit", "e2e-docker"]);
  expect(names({ only: ["unit", "contract", "e2e-podman"] }, scope)).toEqual(["unit"]);
});

it("returns only scenario checks if scenarios are named", () => {
  expect(names({ scenario: ["life", "rollout:first"], engine: "podman" })).toEqual([
    "scenario-life-podman",
    "scenario-rollout-podman",
  ]);
});

it("rejects an engine without a scenario", () => {
  expect(() => names({ engine: "docker" })).toThrow("--engine is only for --scenario");
});
