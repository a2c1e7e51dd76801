import { BerthError, parseReport, type ClusterRecord } from "@kind-berth/topology";

/**
 * The input that a step receives in addition to the plan. The input contains the counters that the component chose when the program
 * started. It also contains the record that the previous step reported.
 */
export interface StepContext {
  /** See {@link State.instanceId}. */
  readonly instanceId: string;
  /** See {@link State.repairCount}. */
  readonly repairCount: string;
  /** The cluster record that this stack's previous step reported. `undefined` if no step has reported a record. */
  readonly reported?: ClusterRecord | undefined;
}

/**
 * Reads the step context from the environment that KindCluster's Command sets for the driver. If a counter's environment variable is not
 * set, the counter is `1`.
 *
 * @see https://www.pulumi.com/registry/packages/command/api-docs/local/command/ for PULUMI_COMMAND_STDOUT
 */
export function readStepContext({
  BERTH_INSTANCE_ID = "1",
  BERTH_REPAIR_COUNT = "1",
  PULUMI_COMMAND_STDOUT,
}: NodeJS.ProcessEnv): StepContext {
  return {
    instanceId: BERTH_INSTANCE_ID,
    repairCount: BERTH_REPAIR_COUNT,
    reported: recordIn(PULUMI_COMMAND_STDOUT),
  };
}

/** Reads the record from an earlier report. Ignores a report that this release cannot read. */
function recordIn(stdout: string | undefined): ClusterRecord | undefined {
  if (stdout === undefined) return undefined;
  try {
    return parseReport(stdout).record;
  } catch (error) {
    if (BerthError.isInstance(error)) return undefined;
    throw error;
  }
}
