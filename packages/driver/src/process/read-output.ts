import { BerthError } from "@kind-berth/topology";
import type { z } from "zod";

/**
 * Parses a program's JSON output.
 *
 * @param name - the program's name in the error message, such as `docker info`
 * @throws {@link BerthError} `COMMAND_OUTPUT_INVALID` if the output is not JSON or has another shape. The error does not quote the output,
 * because a container's description can contain secrets.
 */
export function readOutput<T>(name: string, shape: z.ZodType<T>, output: string): T {
  let value: unknown;
  try {
    value = JSON.parse(output);
  } catch (error) {
    if (error instanceof SyntaxError) throw outputInvalid(name, "it is not JSON");
    throw error;
  }
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join(".") ?? "";
  throw outputInvalid(name, `${path === "" ? "its content" : `its property \`${path}\``} has another type`);
}

/**
 * Creates the error for a program whose output has an unknown format.
 *
 * @param why - a clause that describes the difference
 */
export function outputInvalid(name: string, why: string): BerthError {
  return new BerthError(name, [
    {
      code: "COMMAND_OUTPUT_INVALID",
      object: `output of "${name}"`,
      state: "has an unknown format",
      reason: why,
      remedy: "Check which program PATH selects, and its version.",
    },
  ]);
}
