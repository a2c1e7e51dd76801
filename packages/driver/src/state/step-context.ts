import { BerthError, parseReport, type ClusterRecord } from "@kind-berth/topology";

/** What a step knows beside the plan: what the component has decided at the start of the program, and what the last step said. */
export interface StepContext {
  /** See {@link State.instanceId}. */
  readonly instanceId: string;
  /** See {@link State.repairCount}. */
  readonly repairCount: string;
  /** What the last step of this stack has reported of the cluster; `undefined` where there was none. */
  readonly reported?: ClusterRecord | undefined;
}

/**
 * Reads the turn from the environment that KindCluster's Command gives to the driver; the first one where it says nothing.
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

/** A report of another release proves nothing, and is no error. */
function recordIn(stdout: string | undefined): ClusterRecord | undefined {
  if (stdout === undefined) return undefined;
  try {
    return parseReport(stdout).record;
  } catch (error) {
    if (BerthError.isInstance(error)) return undefined;
    throw error;
  }
}
