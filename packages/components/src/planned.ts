import { BerthError, sentence, type Finding, type Warn } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";

/** What a planner decided, and what it warned of. */
export interface Planned<Plan> {
  readonly plan: Plan;
  readonly warnings: readonly Finding[];
}

/**
 * Runs a planner. What it refuses ends the program with its sentences: they name the argument, so the stack trace, which
 * Pulumi prints for any other error, would only show the inside of Berth.
 *
 * @throws pulumi.RunError with the planner's BerthError as its cause
 */
export function planned<Plan>(planner: (warn: Warn) => Plan): Planned<Plan> {
  const warnings: Finding[] = [];
  try {
    const plan = planner((warning) => warnings.push(warning));
    return { plan, warnings };
  } catch (error) {
    throw BerthError.isInstance(error) ? new pulumi.RunError(error.message, { cause: error }) : error;
  }
}

/** Shows warnings beside the resource that they are about, at preview and at `up`. */
export function reportWarnings(resource: pulumi.Resource, warnings: readonly Finding[]): void {
  for (const warning of warnings) {
    // Settles when the engine has the message, which it has before the program may end; a failure there ends the program itself.
    void pulumi.log.warn(sentence(warning), resource);
  }
}
