import {
  BerthError,
  containerName,
  type ClusterPlan,
  type ClusterRecord,
  type ClusterReport,
  type SystemFinding,
} from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { findEngines } from "../engine/find-engines";
import { clusterExists } from "../ownership/cluster-exists";
import {
  acquireOwnership,
  isOwnedByPlan,
  readOwnershipVolumes,
  releaseOwnership,
  type OwnershipVolumes,
} from "../ownership/ownership-volumes";
import type { Progress } from "../process/progress";
import { reconcileAndReport } from "./reconcile-and-report";
import type { StepContext } from "../state/step-context";
import { findCluster } from "./find-cluster";
import { refuseRecreated } from "./saved-containers";

/**
 * Updates an existing cluster to match the plan, and returns a new report. This step does not run if a node container's settings change,
 * because Pulumi then replaces the cluster.
 *
 * @throws {@link BerthError} `CLUSTER_NOT_FOUND`, `CLUSTER_EXISTS`, `CLUSTER_RECREATED`, `ENGINE_NOT_FOUND`, `NODES_NOT_READY` or
 * `PORTS_DIFFER`
 */
export async function updateCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
  context: StepContext,
): Promise<ClusterReport> {
  const { engine, containers } = await findCluster(plan.name, await findEngines(signal, plan.engine));
  const volumes = await readOwnershipVolumes(engine, plan);
  const reported = isReported(context.reported, containers);
  if (isOwnedByPlan(volumes.ownership, plan) === false) {
    if (!reported) throw clusterExists(plan, volumes.ownership);
    progress.step(
      `Transferring cluster ${plan.name} from this stack's former name, ${volumes.ownership?.owner ?? ""}`,
    );
    await releaseOwnership(engine, plan.name);
  }
  refuseForeignOrIncomplete(plan, volumes, containers);
  progress.step(`Inspecting cluster ${plan.name} on ${engine.name}`);
  // Pruning unused volumes on the engine can remove the ownership volume. If it is missing, this call creates it again.
  await acquireOwnership(engine, plan, context.instanceId, reported ? formerOwners(plan, volumes) : []);
  return reconcileAndReport(plan, engine, progress, context, volumes.state);
}

/** Returns the former owners of a cluster whose stack was renamed. The labels on volumes and edge containers still contain these owners. */
function formerOwners(plan: ClusterPlan, { ownership, state }: OwnershipVolumes): string[] {
  const owners = [ownership?.owner ?? [], ownership?.former ?? [], state?.owner ?? []].flat();
  return [...new Set(owners)].filter((owner) => owner !== (plan.owner ?? ""));
}

/**
 * Whether all containers that this stack's previous step reported still exist. If so, the cluster belongs to this stack: no other stack's
 * state contains these container IDs.
 */
function isReported(record: ClusterRecord | undefined, containers: readonly Container[]): boolean {
  const reported = record?.nodes.map(({ containerId }) => containerId) ?? [];
  const found = containers.map(({ id }) => id);
  return reported.length > 0 && reported.every((id) => id !== undefined && found.includes(id));
}

/** Throws an error if this owner did not create the cluster, or if one of the cluster's nodes is missing. */
function refuseForeignOrIncomplete(
  plan: ClusterPlan,
  { state }: OwnershipVolumes,
  containers: readonly Container[],
): void {
  refuseRecreated(plan, state, containers);
  const missing = missingNodes(plan, containers);
  if (missing.length > 0) throw new BerthError(`cluster "${plan.name}"`, missing);
}

/** Returns a finding for each planned node whose container no longer exists. */
export function missingNodes(plan: ClusterPlan, containers: readonly Container[]): SystemFinding[] {
  const present = containers.map(({ name }) => name);
  return plan.nodes
    .map((node) => containerName(plan.name, node.name))
    .filter((name) => !present.includes(name))
    .map((name) => ({
      code: "CLUSTER_NOT_FOUND",
      object: `container "${name}"`,
      state: "is gone",
      reason: "the cluster has lost this node, and kind cannot add a node to a cluster",
      remedy: "Run `pulumi up` again to recreate the cluster and everything on it.",
    }));
}
