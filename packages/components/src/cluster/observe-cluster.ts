import {
  BerthError,
  failedObservation,
  parseObservation,
  renderPlan,
  sentence,
  type ClusterPlan,
  type Observation,
} from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { spawnSync, type SpawnSyncReturns } from "node:child_process";

/** The time limit for an observation, in milliseconds. The driver itself has a shorter time limit. */
const timeoutMs = 20_000;

/**
 * Runs the driver to observe a cluster's current state on this machine.
 *
 * The driver runs synchronously, because Pulumi needs the result before the program continues. The function does not throw an error. If
 * this machine cannot observe the cluster, the result is {@link notObserved}. If the driver fails, the result also contains the failure.
 *
 * @param limit - the time after which the driver is killed, in milliseconds
 */
export function observeCluster(plan: ClusterPlan, limit = timeoutMs): Observation {
  const outcome = spawnSync(
    process.execPath,
    ["-e", 'require("@kind-berth/components/driver").run("cluster observe")'],
    {
      cwd: __dirname,
      env: process.env,
      input: renderPlan(plan),
      encoding: "utf8",
      timeout: limit,
      // A driver that does not end within its own time limit may not end after SIGTERM either.
      killSignal: "SIGKILL",
    },
  );
  const observation = outcome.status === 0 ? parseObservation(outcome.stdout) : undefined;
  return observation ?? failedObservation(plan.name, causeOf(outcome, limit));
}

/** Describes why the driver did not print an observation, as a clause. Does not quote the driver's standard output. */
function causeOf({ error, status, signal, stderr }: SpawnSyncReturns<string>, limit: number): string {
  if (error !== undefined && "code" in error && error.code === "ETIMEDOUT")
    return `Berth's driver did not respond within ${limit / 1000} s`;
  // A driver that fails before it reads its input also causes an error, but its error output is more helpful.
  if (error !== undefined && status === null) return `Berth's driver did not run: ${error.message}`;
  if (status === 0) return "Berth's driver did not print an observation";
  return `Berth's driver ${status === null ? `was ended by ${signal ?? "a signal"}` : "failed"}: ${stderr}`;
}

/**
 * Prints warnings next to the resource. They explain why this run replaces or updates the cluster, or why Berth could not observe the
 * cluster.
 *
 * @throws BerthError if this run must not change the cluster
 */
export function reportObservation(resource: pulumi.Resource, observation: Observation): void {
  const { reasons, refusals, failure } = observation;
  const warnings = reasons.map((reason) => `${reason}.`);
  if (failure !== undefined) warnings.push(sentence(failure));
  // Each promise settles when the Pulumi engine has received the message. If a promise rejects, the program fails.
  for (const warning of warnings) void pulumi.log.warn(warning, resource);
  if (refusals.length === 0) return;
  throw new BerthError("the cluster on this machine", refusals);
}
