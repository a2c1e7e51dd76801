import { BerthError, parseSighting, renderPlan, type ClusterPlan, type Sighting } from "@berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { spawnSync } from "node:child_process";

/** How long a look may take, in milliseconds; the driver itself gives up before. */
const patience = 20_000;

/**
 * Looks how a cluster stands on this machine, by the driver: a process of its own, since Pulumi has to know what changes before
 * the program goes on. A machine that cannot tell is no error.
 */
export function look(plan: ClusterPlan): Sighting {
  const { stdout } = spawnSync(
    process.execPath,
    ["-e", 'require("@berth/components/driver").cluster("look")'],
    { cwd: __dirname, input: renderPlan(plan), encoding: "utf8", timeout: patience },
  );
  return parseSighting(stdout);
}

/**
 * Shows beside the resource why this run replaces or updates the cluster.
 *
 * @throws pulumi.RunError where the run must not go on
 */
export function reportSighting(resource: pulumi.Resource, { reasons, refusals }: Sighting): void {
  // Each settles when the engine has the message; a failure there ends the program itself.
  for (const reason of reasons) void pulumi.log.warn(`${reason}.`, resource);
  if (refusals.length === 0) return;
  const error = new BerthError("the cluster on this machine", refusals);
  throw new pulumi.RunError(error.message, { cause: error });
}
