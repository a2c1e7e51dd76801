import { BerthError } from "@berth/topology";
import * as pulumi from "@pulumi/pulumi";

/**
 * Runs a planner. What it refuses ends the program with its sentences: they name the argument, so the stack trace, which
 * Pulumi prints for any other error, would only show the inside of Berth.
 *
 * @throws pulumi.RunError with the planner's BerthError as its cause
 */
export function planned<Plan>(planner: () => Plan): Plan {
  try {
    return planner();
  } catch (error) {
    throw BerthError.isInstance(error) ? new pulumi.RunError(error.message, { cause: error }) : error;
  }
}
