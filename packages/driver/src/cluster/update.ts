import {
  BerthError,
  containerName,
  recreated,
  compareContainers,
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
import { differences } from "./differences";
import { reconcileAndReport } from "./reconcile-and-report";
import { idsOf } from "../state/cluster-state";
import type { StepContext } from "../state/step-context";
import { findCluster } from "./find-cluster";

/**
 * Brings a cluster that is there to what the plan says, and reports it anew: whatever a node's container is made with replaces
 * the cluster, and does not come here.
 *
 * @throws {@link BerthError} `CLUSTER_NOT_FOUND`, `CLUSTER_EXISTS`, `CLUSTER_RECREATED`, `ENGINE_NOT_FOUND`, `NODES_NOT_READY`
 * or `PORTS_DIFFER`
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
      `Taking cluster ${plan.name} along from this stack's former name, ${volumes.ownership?.owner ?? ""}`,
    );
    await releaseOwnership(engine, plan.name);
  }
  refuseStrangers(plan, volumes, containers);
  progress.step(`Looking at cluster ${plan.name} on ${engine.name}`);
  // Volumes without a container go with whatever tidies the engine up.
  await acquireOwnership(engine, plan, context.instanceId, reported ? formerOwners(plan, volumes) : []);
  return reconcileAndReport(plan, engine, progress, context, volumes.state);
}

/** Who has owned the cluster that is taken along from a former name of the stack: its marks and edge containers still name them. */
function formerOwners(plan: ClusterPlan, { ownership, state }: OwnershipVolumes): string[] {
  const owners = [ownership?.owner ?? [], ownership?.former ?? [], state?.owner ?? []].flat();
  return [...new Set(owners)].filter((owner) => owner !== (plan.owner ?? ""));
}

/** Whether the last step of this very stack has reported these containers: nobody else knows their ids from it. */
function isReported(record: ClusterRecord | undefined, containers: readonly Container[]): boolean {
  const reported = record?.nodes.map(({ containerId }) => containerId) ?? [];
  const found = containers.map(({ id }) => id);
  return reported.length > 0 && reported.every((id) => id !== undefined && found.includes(id));
}

/** A cluster can be brought to the plan only if all of it is there, and is what this owner made. */
function refuseStrangers(
  plan: ClusterPlan,
  { state }: OwnershipVolumes,
  containers: readonly Container[],
): void {
  const subject = `cluster "${plan.name}"`;
  const left = state?.containers ?? {};
  if (Object.keys(left).length > 0 && compareContainers(left, idsOf(containers)).kind === "strange")
    throw new BerthError(subject, [recreated(plan.name, differences(plan, containers))]);
  const missing = missingNodes(plan, containers);
  if (missing.length > 0) throw new BerthError(subject, missing);
}

/** A finding for each node of a plan whose container is gone. */
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
      remedy: "Run `pulumi up` again. It recreates the cluster with everything on it.",
    }));
}
