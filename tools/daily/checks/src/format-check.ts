import type { Check } from "./check";
import { commandCheck } from "./command-check";

/** Matches the paths of files that configure Prettier or determine its version. */
const configuration = /^(?:\.prettier|\.editorconfig$|package-lock\.json$)/u;

/**
 * Creates a check that fails if a file is not formatted with Prettier.
 *
 * @param files - the files to check. If one of these files configures Prettier, all files are checked. Default: all files.
 * @returns the check, or an empty list if `files` is empty.
 */
export function formatCheck(files?: readonly string[]): Check[] {
  if (files?.length === 0) return [];
  const some = files === undefined || files.some((file) => configuration.test(file)) ? ["."] : files;
  return [
    commandCheck("format", "Prettier finds nothing to change", () => [
      "prettier",
      "--check",
      "--log-level=warn",
      "--ignore-unknown",
      ...some,
    ]),
  ];
}
