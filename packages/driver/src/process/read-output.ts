import { BerthError } from "@kind-berth/topology";
import type { z } from "zod";
import { readJson } from "./read-json";

/**
 * Parses a program's JSON output.
 *
 * @param name - the program's name in the error message, such as `docker info`
 * @throws {@link BerthError} `COMMAND_OUTPUT_INVALID` if the output is not JSON or has another shape, with each value that differs. The error
 *   does not quote the output, because a container's description can contain secrets.
 */
export function readOutput<T>(name: string, shape: z.ZodType<T>, output: string): T {
  const read = readJson(shape, output);
  if ("value" in read) return read.value;
  throw outputInvalid(name, read.reasons);
}

/**
 * Creates the error for a program whose output has an unknown format.
 *
 * @param reasons - clauses that describe the differences
 */
export function outputInvalid(name: string, reasons: readonly string[]): BerthError {
  return new BerthError(
    name,
    reasons.map((reason) => ({
      code: "COMMAND_OUTPUT_INVALID",
      object: `output of "${name}"`,
      state: "has an unknown format",
      reason,
      remedy:
        "Check that the program's version is supported, and that no wrapper script adds text to the program's output.",
    })),
  );
}
