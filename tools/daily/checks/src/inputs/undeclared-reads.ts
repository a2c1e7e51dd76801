import { dirname } from "node:path";

/** The files that a project's unit tests read, and the files that the project's `test` target declares as inputs. */
export interface ReadsOfProject {
  /** The project's folder, relative to the work tree. */
  readonly folder: string;
  /** The files and folders that the tests read, relative to the work tree. */
  readonly reads: readonly string[];
  /** The files that the `test` target declares as inputs, relative to the work tree. */
  readonly inputs: readonly string[];
  /** Whether jest builds the programs that the tests start (see tools/daily/setup/jest/build.cjs). */
  readonly builds: boolean;
}

/**
 * Finds files that a project's unit tests read although the `test` target does not declare them as inputs. If such a file changes, nx
 * replays an outdated result.
 *
 * If the tests read a folder, all files directly in the folder count as read. The jest preset finds entry points by reading every
 * package.json in the workspace. This function therefore ignores package.json files and the parent folders of projects.
 *
 * @param project - the project and the files that its tests read.
 * @param sources - all files in the work tree that git does not ignore, relative to the work tree.
 * @param projects - the folders of all projects.
 * @returns one sentence for each file, in alphabetical order.
 */
export function undeclaredReads(
  project: ReadsOfProject,
  sources: readonly string[],
  projects: readonly string[],
): string[] {
  const { folder, reads, inputs, builds } = project;
  const known = new Set(sources);
  const declared = new Set(inputs);
  const parents = projects.map((other) => dirname(other));
  const filesIn = (path: string) =>
    parents.includes(path) ? [] : sources.filter((file) => dirname(file) === path);
  const missing = reads
    .flatMap((path) => (known.has(path) ? [path] : filesIn(path)))
    .filter((file) => !declared.has(file) && !/(?:^|\/)package\.json$/u.test(file))
    .map((file) => `${file} is read by a test, but is not declared as an input of the test target`);
  const stale = reads
    .filter((path) => !builds && projects.some((other) => path.startsWith(`${other}/dist/`)))
    .map(
      (path) => `${path} is read by a test, but ${folder}/jest.config.cjs does not build it before the tests`,
    );
  return [...new Set([...missing, ...stale])].sort();
}
