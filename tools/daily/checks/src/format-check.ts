import type { Check } from "./check";
import { commandCheck } from "./command-check";

/** What decides how every file is formatted. */
const configuration = /^(?:\.prettier|\.editorconfig$|package-lock\.json$)/u;

/**
 * The check that Prettier finds nothing to change.
 *
 * @param files - the files to look at; all if one of them decides how the others are formatted. Default: all.
 * @returns no check if there are no files to look at.
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
