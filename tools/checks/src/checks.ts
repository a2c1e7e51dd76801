import type { Check } from "./check";
import { clusterCheck } from "./cluster-check";
import { commandCheck } from "./command-check";
import { runJest } from "./jest-check";

/** Where the engine makes no difference: on the one that has less to do. */
const onPodmanAlone = ["src/examples/", "src/exposures/", "src/controller/", "src/stacks/", "src/http/"];

/** What an engine itself does: networks, published ports, container states, images. On both. */
const onBoth = ["src/matrix/", "src/placement/", "src/life/", "src/edge/", "src/faults/"];

/** Everything that `npm test` checks, the quick parts first. */
export const checks: readonly Check[] = [
  commandCheck("format", "Prettier finds nothing to change", [
    "prettier",
    "--check",
    "--log-level=warn",
    ".",
  ]),
  commandCheck("lint", "ESLint, with who may import whom", ["nx", "run-many", "-t", "lint"]),
  commandCheck("types", "the type check of sources and tests", ["nx", "run-many", "-t", "typecheck"]),
  {
    name: "unit",
    title: "unit tests of every project",
    run: (context) => runJest("unit", [], context),
  },
  {
    name: "pictures",
    title: "pictures in a real browser: nothing overlaps, is cut off or too faint",
    run: (context) => runJest("pictures", ["-c", "tools/pictures/jest.browser.config.cjs"], context),
  },
  {
    name: "engines",
    title: "engines of the toolchain's own: shared, taken over from killed runs, stopped",
    run: (context) =>
      runJest("engines", ["-c", "tools/toolchain/jest.e2e.config.cjs", "--runInBand"], context),
  },
  clusterCheck(
    "contract",
    "what Berth relies on in Pulumi's plugins",
    "docker",
    "tools/contract/jest.contract.config.cjs",
  ),
  clusterCheck(
    "e2e-docker",
    "the claims on real clusters, on Docker",
    "docker",
    "tools/e2e/jest.e2e.config.cjs",
    onPodmanAlone.map((folder) => `--testPathIgnorePatterns=${folder}`),
  ),
  clusterCheck(
    "e2e-podman",
    "the claims on real clusters, on Podman",
    "podman",
    "tools/e2e/jest.e2e.config.cjs",
    [...onBoth, ...onPodmanAlone],
  ),
];

/** The names of the checks that need neither a cluster nor an engine: `npm run test:unit`. */
export const quickChecks: readonly string[] = ["unit"];
