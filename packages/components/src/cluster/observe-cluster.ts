import {
  BerthError,
  parseObservation,
  renderPlan,
  type ClusterPlan,
  type Observation,
} from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { spawnSync } from "node:child_process";

/** The time limit for an observation, in milliseconds. The driver itself has a shorter time limit. */
const timeoutMs = 20_000;

/**
 * Runs the driver to observe a cluster's current state on this machine.
 *
 * The driver runs synchronously, because Pulumi needs the result before the program continues. If this machine cannot observe the cluster,
 * the function does not throw an error.
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
 * Prints a warning next to the resource. The warning explains why this run replaces or updates the cluster.
 *
 * @throws BerthError if this run must not change the cluster
 */
export function reportObservation(resource: pulumi.Resource, { reasons, refusals }: Observation): void {
  // Each promise settles when the Pulumi engine has received the message. If a promise rejects, the program fails.
  for (const reason of reasons) void pulumi.log.warn(`${reason}.`, resource);
  if (refusals.length === 0) return;
  throw new BerthError("the cluster on this machine", refusals);
}
