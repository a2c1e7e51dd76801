import { dirname, matchesGlob } from "node:path";
import { dependenciesOf, e2eFileNames, type E2eFileName } from "./e2e-files";
import { subjects, type Subject, type SubjectName } from "./subjects";

/**
 * Maps each end-to-end file to the files under `tools/harness/e2e` that it imports, directly or indirectly. The paths of these files are
 * relative to the repository root.
 */
export type ImportsOfE2e = ReadonlyMap<E2eFileName, ReadonlySet<string>>;

const project = "tools/harness/e2e";

/** Returns a source file's subjects. A shared source has no subject. A unit test has only the `otherChecks` subject, in every folder. */
export function subjectsOf(source: string): SubjectName[] {
  const table: Readonly<Record<SubjectName, Subject>> = subjects;
  const names = (Object.keys(table) as SubjectName[]).filter((name) =>
    table[name].sources.some((glob) => matchesGlob(source, glob)),
  );
  return names.includes("otherChecks") ? ["otherChecks"] : names;
}

/**
 * Returns the end-to-end files that a change affects. The map's value for each end-to-end file is the first changed file that affects it.
 *
 * - A changed file in the end-to-end project affects the end-to-end files that import it, and those in the same folder.
 * - A changed test program or example affects the end-to-end files that run it.
 * - A changed source that has subjects affects every end-to-end file that lists at least one of these subjects.
 * - Every other changed file affects all end-to-end files, because it may be shared.
 *
 * @param changed - the changed files, relative to the repository root.
 */
export function affectedE2e(changed: readonly string[], imports: ImportsOfE2e): Map<E2eFileName, string> {
  const reasons = new Map<E2eFileName, string>();
  for (const file of changed) {
    for (const affected of affectedBy(file, imports)) {
      if (!reasons.has(affected)) reasons.set(affected, file);
    }
  }
  return reasons;
}

function affectedBy(file: string, imports: ImportsOfE2e): readonly E2eFileName[] {
  const program = folderIn(`${project}/programs`, file);
  if (program !== undefined) return orAll(whose(({ programs = [] }) => programs.includes(program)));
  const example = folderIn("examples", file);
  if (example !== undefined) return orAll(whose(({ examples = [] }) => examples.includes(example)));
  const claiming = subjectsOf(file);
  if (claiming.length > 0) return whose(({ subjects: shown }) => claiming.some((one) => shown.includes(one)));
  if (file.startsWith(`${project}/src/`)) return orAll(inFolderOrImporting(file, imports));
  return e2eFileNames;
}

function whose(
  condition: (dependencies: ReturnType<typeof dependenciesOf>) => boolean,
): readonly E2eFileName[] {
  return e2eFileNames.filter((name) => condition(dependenciesOf(name)));
}

/** Returns the given end-to-end files. If the list is empty, returns all end-to-end files, because the tables may be incomplete. */
function orAll(names: readonly E2eFileName[]): readonly E2eFileName[] {
  return names.length > 0 ? names : e2eFileNames;
}

function inFolderOrImporting(file: string, imports: ImportsOfE2e): readonly E2eFileName[] {
  const name = file.slice(`${project}/src/`.length);
  if (e2eFileNames.some((one) => one === name)) return [name as E2eFileName];
  return e2eFileNames.filter(
    (one) =>
      imports.get(one)?.has(file) === true || (one.includes("/") && name.startsWith(`${dirname(one)}/`)),
  );
}

/** Returns the name of the direct subfolder of `parent` that contains a file. */
function folderIn(parent: string, file: string): string | undefined {
  if (!file.startsWith(`${parent}/`)) return undefined;
  const [folder, ...rest] = file.slice(parent.length + 1).split("/");
  return rest.length > 0 ? folder : undefined;
}
