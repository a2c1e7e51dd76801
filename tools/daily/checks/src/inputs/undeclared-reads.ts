import { dirname } from "node:path";

/** What the unit tests of a project read, and what its `test` target declares. */
export interface ReadsOfProject {
  /** The project's folder, relative to the work tree. */
  readonly folder: string;
  /** The files and folders that its tests have read, relative to the work tree. */
  readonly reads: readonly string[];
  /** The files that are inputs of its `test` target, relative to the work tree. */
  readonly inputs: readonly string[];
  /** Whether jest builds what the tests start, see tools/daily/setup/jest/build.cjs. */
  readonly builds: boolean;
}

/**
 * What makes a replayed result of a project's unit tests a lie: files that the tests read and that are no inputs of the `test` target.
 *
 * A folder that is read stands for the files in it. jest's preset looks for every package.json of the workspace and reads its entry
 * points, so these files, and the folders that the projects are in, do not count.
 *
 * @param project - whose tests have read what.
 * @param sources - every file of the work tree that git does not ignore, relative to it.
 * @param projects - the folders of all projects.
 * @returns one sentence for each file, in the order of their names.
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
    .map((file) => `${file} is read, and is not an input of the test target`);
  const stale = reads
    .filter((path) => !builds && projects.some((other) => path.startsWith(`${other}/dist/`)))
    .map((path) => `${path} is read, and ${folder}/jest.config.cjs does not build it before the tests`);
  return [...new Set([...missing, ...stale])].sort();
}
