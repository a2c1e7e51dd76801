import {
  BerthError,
  parseObservation,
  renderPlan,
  type ClusterPlan,
  type Observation,
} from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { spawnSync } from "node:child_process";

/** The time limit of an observation, in milliseconds. The driver has its own, shorter time limit. */
const timeoutMs = 20_000;

/**
 * Runs the driver to observe the current state of a cluster on this machine.
 *
 * The driver runs as a synchronous process, because Pulumi needs the result before the program continues. A machine that cannot observe the
 * cluster causes no error.
 */
export function observeCluster(plan: ClusterPlan): Observation {
  const { stdout } = spawnSync(
    process.execPath,
    ["-e", 'require("@kind-berth/components/driver").run("cluster observe")'],
    { cwd: __dirname, input: renderPlan(plan), encoding: "utf8", timeout: timeoutMs },
  );
  return parseObservation(stdout);
}

/**
 * Prints a warning for the resource that explains why this run replaces or updates the cluster.
 *
 * @throws BerthError if this run must not change the cluster
 */
export function reportObservation(resource: pulumi.Resource, { reasons, refusals }: Observation): void {
  // Each promise settles when the engine has received the message. A failure ends the program.
  for (const reason of reasons) void pulumi.log.warn(`${reason}.`, resource);
  if (refusals.length === 0) return;
  throw new BerthError("the cluster on this machine", refusals);
}
