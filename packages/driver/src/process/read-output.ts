import { BerthError } from "@kind-berth/topology";
import { z } from "zod";

/**
 * Parses a program's JSON output.
 *
 * @param name - the program's name in the error message, such as `docker info`
 * @throws {@link BerthError} `COMMAND_OUTPUT_INVALID` if the output is not JSON or has another shape, with each value that differs. The error
 *   does not quote the output, because a container's description can contain secrets.
 */
export function readOutput<T>(name: string, shape: z.ZodType<T>, output: string): T {
  let value: unknown;
  try {
    value = JSON.parse(output);
  } catch (error) {
    if (error instanceof SyntaxError) throw outputInvalid(name, ["it is not JSON"]);
    throw error;
  }
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw outputInvalid(name, result.error.issues.map(reasonOf));
}

/** Describes a value that differs from the shape. The description does not contain the value. */
function reasonOf({ path, message }: z.core.$ZodIssue): string {
  const value = path.length === 0 ? "the value" : `\`${z.core.toDotPath(path)}\``;
  return `${value} does not have the required form (${message.replace(/^Invalid input: /, "")})`;
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
        "Check that the program has a supported version, and that a wrapper script for the program prints no additional text.",
    })),
  );
}
