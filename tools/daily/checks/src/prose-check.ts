import { hasProject, type Scope } from "./affected/scope";
import type { Check } from "./check";
import { commandCheck } from "./command-check";

const folder = "tools/daily/prose";

/** A pattern that matches the names of files that contain prose. */
const checked = /\.(?:md|[cm]?[jt]s)$/u;

/**
 * Creates the check for words and sentence length.
 *
 * @param scope - limits the files to those that have changed. If the linter itself has changed, the check reads all files. Default: all
 * files.
 * @returns the check, or an empty list if no file with prose has changed.
 */
export function proseCheck(scope?: Scope): Check[] {
  const files = hasProject(scope, folder) ? undefined : scope?.files.filter((file) => checked.test(file));
  if (files?.length === 0) return [];
  return [
    commandCheck("prose", "words and sentences of documents, comments and messages", () => [
      process.execPath,
      `${folder}/dist/main.js`,
      "check",
      ...(files ?? []),
    ]),
  ];
}
