import type { Check } from "./check";
import { commandCheck } from "./command-check";

/** The files that configure how Prettier formats all files. */
const configuration = /^(?:\.prettier|\.editorconfig$|package-lock\.json$)/u;

/**
 * Creates the check that Prettier has formatted all files.
 *
 * @param files - the files to check. If one of them configures Prettier, all files are checked. Default: all files.
 * @returns an empty list if the list of files is empty.
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
