import type { E2eFileName } from "./e2e-files";

/** The part of the checks that a change needs. */
export interface Scope {
  /** The changed files that have not been deleted, relative to the repository root. */
  readonly files: readonly string[];
  /** The folders of the projects that the change affects, relative to the repository root. */
  readonly projects: readonly string[];
  /** The end-to-end files that the change affects. */
  readonly e2e: readonly E2eFileName[];
}

/** Whether a scope contains the project in a folder. Without a scope, all projects are included. */
export function hasProject(scope: Scope | undefined, folder: string): boolean {
  return scope === undefined || scope.projects.includes(folder);
}

/** Whether a scope contains a changed file in a folder. Always `true` without a scope. */
export function hasFileIn(scope: Scope | undefined, folder: string): boolean {
  return scope === undefined || scope.files.some((file) => file.startsWith(`${folder}/`));
}
