import { BerthError, parseReport, type ClusterRecord } from "@berth/topology";

/** What a step knows beside the plan: what the component has decided at the start of the program, and what the last step said. */
export interface Turn {
  /** See {@link State.life}. */
  readonly life: string;
  /** See {@link State.revision}. */
  readonly revision: string;
  /** What the last step of this stack has reported of the cluster; `undefined` where there was none. */
  readonly reported?: ClusterRecord | undefined;
}

/**
 * Reads the turn from the environment that KindCluster's Command gives to the driver; the first one where it says nothing.
 *
 * @see https://www.pulumi.com/registry/packages/command/api-docs/local/command/ for PULUMI_COMMAND_STDOUT
 */
export function readTurn({
  BERTH_LIFE = "1",
  BERTH_REVISION = "1",
  PULUMI_COMMAND_STDOUT,
}: NodeJS.ProcessEnv): Turn {
  return { life: BERTH_LIFE, revision: BERTH_REVISION, reported: recordIn(PULUMI_COMMAND_STDOUT) };
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
