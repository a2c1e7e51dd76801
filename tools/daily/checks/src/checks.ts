import { dirname } from "node:path";
import { e2eFileNames, type E2eFileName } from "./affected/e2e-files";
import { hasFileIn, hasProject, type Scope } from "./affected/scope";
import type { Check } from "./check";
import { clusterCheck } from "./cluster-check";
import { commandCheck } from "./command-check";
import { contractCheck } from "./contract-check";
import { formatCheck } from "./format-check";
import { runJest } from "./jest-check";
import { proseCheck } from "./prose-check";
import { unitCheck } from "./unit/unit-check";
import { workflowsCheck, workflowsFolder } from "./workflows-check";
import { projectsOf } from "./workspace/projects";

/**
 * For each engine, the path prefixes of the end-to-end tests that run on it. The experiment runs on both engines. Each topology in the
 * matrix runs on one engine. The other tests are distributed so that both engines need about the same time. On Docker, this includes the
 * contract tests, which run first. The longest tests come first, so that no long test starts last. `npm test -- --everywhere` runs all tests on both engines.
 */
const e2e = {
  docker: [
    "life/",
    "faults/",
    "edge/",
    "placement/",
    "matrix/highly-available",
    "patched/",
    "kind-config/",
    "app/",
    "matrix/one-node",
    "many-apps",
    "outside",
    "stacks/cluster-by-hand",
  ],
  podman: [
    "controller/",
    "examples/",
    "exposures/",
    "stacks/two-stacks",
    "placement/",
    "rollout/",
    "failures/",
    "examples.e2e",
    "protocols/",
    "matrix/two-workers",
    "http/",
  ],
} as const;

/** The name of a container engine that runs end-to-end tests. */
export type E2eEngine = keyof typeof e2e;

/** The container engines that run end-to-end tests. */
export const e2eEngines = Object.keys(e2e) as E2eEngine[];

const titles = { docker: "Docker", podman: "Podman" } as const satisfies Record<E2eEngine, string>;

/** Whether an end-to-end file runs on an engine without the `--everywhere` option. */
export function isOn(engine: E2eEngine, file: E2eFileName): boolean {
  return e2e[engine].some((beginning) => file.startsWith(beginning));
}

/**
 * Sorts end-to-end files by the order in which they start on an engine. Files that run on this engine only with `--everywhere` come last.
 */
function inOrder(engine: E2eEngine, files: readonly E2eFileName[]): E2eFileName[] {
  const beginnings: readonly string[] = e2e[engine];
  const place = (file: E2eFileName) => {
    const index = beginnings.findIndex((beginning) => file.startsWith(beginning));
    return index === -1 ? beginnings.length : index;
  };
  return files.toSorted((one, other) => place(one) - place(other));
}

/**
 * Creates a check that runs end-to-end files on an engine.
 *
 * @param args - additional arguments for jest. Default: none.
 */
export function e2eCheck(
  name: string,
  title: string,
  engine: E2eEngine,
  files: readonly E2eFileName[],
  args: readonly string[] = [],
): Check {
  return clusterCheck(
    name,
    `${title} on ${titles[engine]}`,
    engine,
    "tools/harness/e2e/jest.e2e.config.cjs",
    [...args, "--runTestsByPath", ...files.map((file) => `tools/harness/e2e/src/${file}`)],
  );
}

/**
 * Creates one check per engine for the end-to-end tests in a scope.
 *
 * @param others - whether each check runs only the tests that `--everywhere` adds on its engine.
 */
function e2eChecks(scope: Scope | undefined, others: boolean): Check[] {
  return e2eEngines.flatMap((engine) => {
    const files = inOrder(engine, scope?.e2e ?? e2eFileNames).filter((file) => isOn(engine, file) !== others);
    if (files.length === 0) return [];
    return others
      ? [e2eCheck(`e2e-${engine}-others`, "the claims on real clusters: the other tests", engine, files)]
      : [e2eCheck(`e2e-${engine}`, "the claims on real clusters", engine, files)];
  });
}

const packagesConfig = "tools/daily/packages/jest.packages.config.cjs";

/**
 * Creates a check that tests the packages as they are published.
 *
 * @param pattern - the test files
 * @param env - environment variables for the tests. Default: none.
 */
export function packagesCheck(
  name: string,
  title: string,
  pattern: string,
  env: Readonly<Record<string, string>> = {},
): Check {
  return {
    name,
    title,
    // The pictures in the browser are checked at the same time.
    lane: "npm",
    run: (context) => runJest(name, ["-c", packagesConfig, "--runInBand", pattern], context, env),
  };
}

/** Creates a check that runs an nx target for the projects in a scope. Without a scope, the check covers all projects. */
function nxCheck(name: string, title: string, target: string, scope: Scope | undefined): Check[] {
  if (scope === undefined) return [commandCheck(name, title, () => ["nx", "run-many", "-t", target])];
  if (scope.projects.length === 0) return [];
  return [
    commandCheck(name, title, (root) => {
      const names = projectsOf(root).flatMap((project) =>
        scope.projects.includes(project.folder) ? [project.name] : [],
      );
      return ["nx", "run-many", "-t", target, `--projects=${names.join(",")}`];
    }),
  ];
}

/** A check that enforces the dependency rules in .dependency-cruiser.cjs. */
const structureCheck = commandCheck(
  "structure",
  "no import runs upward, and no files import each other",
  () => ["depcruise", "--config", ".dependency-cruiser.cjs", "packages", "tools"],
);

/** The settings of a check that runs jest tests that have a separate jest configuration. */
interface JestCheckArgs extends Pick<Check, "name" | "title" | "lane"> {
  /** The jest configuration, relative to the repository root. */
  readonly config: string;
  /**
   * Additional arguments for jest.
   *
   * @default none
   */
  readonly args?: readonly string[];
}

/** Creates a check that runs jest tests that have a separate jest configuration. These tests do not need a cluster. */
function jestCheck({ config, args = [], ...check }: JestCheckArgs, scope: Scope | undefined): Check[] {
  if (!hasProject(scope, dirname(config))) return [];
  return [{ ...check, run: (context) => runJest(check.name, ["-c", config, ...args], context) }];
}

/**
 * Returns all checks that `npm test` runs. The quick ones come first.
 *
 * @param scope - limits the checks to those that a change requires. Default: all checks.
 */
export function checksOf(scope?: Scope): Check[] {
  return [
    ...formatCheck(scope?.files),
    ...nxCheck("lint", "ESLint, with who may import whom", "lint", scope),
    ...(scope === undefined || scope.projects.length > 0 ? [structureCheck] : []),
    ...(hasFileIn(scope, workflowsFolder) ? [workflowsCheck()] : []),
    ...nxCheck("types", "the type check of sources and tests", "typecheck", scope),
    ...proseCheck(scope),
    ...(scope === undefined || scope.projects.length > 0 ? [unitCheck(scope?.projects)] : []),
    ...(hasProject(scope, dirname(packagesConfig))
      ? [
          packagesCheck(
            "packages",
            "the published packages: contents, public API, installation in other projects",
            "src/",
          ),
        ]
      : []),
    ...jestCheck(
      {
        name: "pictures",
        title: "pictures in a real browser: nothing overlaps, is cut off or too faint",
        lane: "browser",
        config: "tools/harness/pictures/jest.browser.config.cjs",
      },
      scope,
    ),
    ...jestCheck(
      {
        name: "engines",
        title: "engines that the toolchain starts: shared use, reuse after killed runs, stop",
        config: "tools/daily/toolchain/jest.e2e.config.cjs",
        args: ["--runInBand"],
      },
      scope,
    ),
    ...(hasProject(scope, "tools/offline/contract") ? [contractCheck()] : []),
    ...e2eChecks(scope, false),
  ];
}

/**
 * Returns the checks that `npm test -- --everywhere` adds. They run each end-to-end test on the engines on which `npm test` does not run
 * it.
 */
export function checksOfOtherEngines(scope?: Scope): Check[] {
  return e2eChecks(scope, true);
}

/** The names of the checks that `npm run test:unit` runs. These checks need no cluster and no engine. */
export const quickChecks: readonly string[] = ["unit"];
