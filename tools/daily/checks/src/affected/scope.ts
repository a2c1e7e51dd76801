import type { E2eFileName } from "./e2e-files";

/** The files, projects and end-to-end tests that a change requires the checks to cover. */
export interface Scope {
  /** The changed files that still exist. The paths are relative to the repository root. */
  readonly files: readonly string[];
  /** The folders of the projects that the change affects, relative to the repository root. */
  readonly projects: readonly string[];
  /** The end-to-end files that the change affects. */
  readonly e2e: readonly E2eFileName[];
}

/** Whether a scope contains the project in the given folder. Always `true` without a scope. */
export function hasProject(scope: Scope | undefined, folder: string): boolean {
  return scope === undefined || scope.projects.includes(folder);
}

/** Whether a scope contains a changed file in the given folder. Always `true` without a scope. */
export function hasFileIn(scope: Scope | undefined, folder: string): boolean {
  return scope === undefined || scope.files.some((file) => file.startsWith(`${folder}/`));
}
