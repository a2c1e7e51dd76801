import type { Check } from "./check";
import { clusterCheck } from "./cluster-check";
import { commandCheck } from "./command-check";
import { runJest } from "./jest-check";

/**
 * Which end-to-end tests run on which engine: the experiment itself on both, of the matrix each topology on one, and the rest spread so that
 * both have as much to do. Those that take longest come first, so that the last ones to end are short. `npm test -- --everywhere` runs all of
 * them on both.
 */
const e2e = {
  docker: [
    "life/",
    "faults/",
    "edge/",
    "placement/",
    "matrix/highly-available",
    "kind-config/",
    "app/",
    "matrix/one-node",
  ],
  podman: [
    "controller/",
    "examples/",
    "exposures/",
    "stacks/",
    "placement/",
    "rollout/",
    "examples.e2e",
    "protocols/",
    "matrix/two-workers",
    "http/",
    "many-apps",
    "outside",
  ],
} as const;

/** The end-to-end tests on an engine: those that are always run there, or the others. */
function e2eOn(engine: keyof typeof e2e, others = false): Check {
  const title = { docker: "Docker", podman: "Podman" }[engine];
  return clusterCheck(
    others ? `e2e-${engine}-others` : `e2e-${engine}`,
    `the claims on real clusters, ${others ? `the others on ${title} too` : `on ${title}`}`,
    engine,
    "tools/harness/e2e/jest.e2e.config.cjs",
    e2e[engine].map((files) => (others ? `--testPathIgnorePatterns=src/${files}` : `src/${files}`)),
  );
}

/** Everything that `npm test` checks, the quick parts first. */
export const checks: readonly Check[] = [
  commandCheck("format", "Prettier finds nothing to change", [
    "prettier",
    "--check",
    "--log-level=warn",
    ".",
  ]),
  commandCheck("lint", "ESLint, with who may import whom", ["nx", "run-many", "-t", "lint"]),
  commandCheck("structure", "no import runs upward, and no files import each other", [
    "depcruise",
    "--config",
    ".dependency-cruiser.cjs",
    "packages",
    "tools",
  ]),
  commandCheck("types", "the type check of sources and tests", ["nx", "run-many", "-t", "typecheck"]),
  {
    name: "unit",
    title: "unit tests of every project",
    run: (context) => runJest("unit", [], context),
  },
  {
    name: "pictures",
    title: "pictures in a real browser: nothing overlaps, is cut off or too faint",
    run: (context) => runJest("pictures", ["-c", "tools/harness/pictures/jest.browser.config.cjs"], context),
  },
  {
    name: "engines",
    title: "engines of the toolchain's own: shared, taken over from killed runs, stopped",
    run: (context) =>
      runJest("engines", ["-c", "tools/daily/toolchain/jest.e2e.config.cjs", "--runInBand"], context),
  },
  clusterCheck(
    "contract",
    "what Berth relies on in Pulumi's plugins",
    "docker",
    "tools/offline/contract/jest.contract.config.cjs",
    // The longest one first, then all others.
    ["src/kubernetes/", "src/"],
  ),
  e2eOn("docker"),
  e2eOn("podman"),
];

/** What `npm test -- --everywhere` checks besides: every end-to-end test on the engine that it is not always run on. */
export const otherEngines: readonly Check[] = [e2eOn("docker", true), e2eOn("podman", true)];

/** The names of the checks that need neither a cluster nor an engine: `npm run test:unit`. */
export const quickChecks: readonly string[] = ["unit"];
