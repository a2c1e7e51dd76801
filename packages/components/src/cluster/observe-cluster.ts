import {
  BerthError,
  parseObservation,
  renderPlan,
  type ClusterPlan,
  type Observation,
} from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { spawnSync } from "node:child_process";

/** How long a look may take, in milliseconds; the driver itself gives up before. */
const timeoutMs = 20_000;

/**
 * Looks how a cluster stands on this machine, by the driver: a process of its own, since Pulumi has to know what changes before
 * the program goes on. A machine that cannot tell is no error.
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
 * Shows beside the resource why this run replaces or updates the cluster.
 *
 * @throws BerthError if this run must not change the cluster
 */
export function reportObservation(resource: pulumi.Resource, { reasons, refusals }: Observation): void {
  // Each settles when the engine has the message; a failure there ends the program itself.
  for (const reason of reasons) void pulumi.log.warn(`${reason}.`, resource);
  if (refusals.length === 0) return;
  throw new BerthError("the cluster on this machine", refusals);
}
