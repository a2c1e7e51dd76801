import {
  BerthError,
  containerName,
  recreated,
  whoseContainers,
  type ClusterPlan,
  type ClusterRecord,
  type ClusterReport,
  type Finding,
} from "@berth/topology";
import type { Container } from "../engine/container";
import { findEngines } from "../engine/find-engines";
import { clusterExists } from "../marks/cluster-exists";
import { claimCluster, isMine, readMarks, removeClaim, type Marks } from "../marks/marks";
import type { Progress } from "../process/progress";
import { differences } from "./differences";
import { settle } from "./settle";
import { idsOf } from "./state";
import type { Turn } from "./turn";
import { whereIs } from "./where-is";

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
  turn: Turn,
): Promise<ClusterReport> {
  const { engine, containers } = await whereIs(plan.name, await findEngines(signal, plan.engine));
  const marks = await readMarks(engine, plan.name);
  if (isMine(marks.claim, plan) === false) {
    if (!isReported(turn.reported, containers)) throw clusterExists(plan, marks.claim);
    progress.step(
      `Taking cluster ${plan.name} along from this stack's former name, ${marks.claim?.owner ?? ""}`,
    );
    await removeClaim(engine, plan.name);
  }
  refuseStrangers(plan, marks, containers);
  progress.step(`Looking at cluster ${plan.name} on ${engine.name}`);
  // Volumes without a container go with whatever tidies the engine up.
  await claimCluster(engine, plan, turn.life);
  return settle(plan, engine, progress, turn, marks.state);
}

/** Whether the last step of this very stack has reported these containers: nobody else knows their ids from it. */
function isReported(record: ClusterRecord | undefined, containers: readonly Container[]): boolean {
  const reported = record?.nodes.map(({ containerId }) => containerId) ?? [];
  const found = containers.map(({ id }) => id);
  return reported.length > 0 && reported.every((id) => id !== undefined && found.includes(id));
}

/** A cluster can be brought to the plan only if all of it is there, and is what this owner made. */
function refuseStrangers(plan: ClusterPlan, { state }: Marks, containers: readonly Container[]): void {
  const subject = `cluster "${plan.name}"`;
  const left = state?.containers ?? {};
  if (Object.keys(left).length > 0 && whoseContainers(left, idsOf(containers)).kind === "strange")
    throw new BerthError(subject, [recreated(plan.name, differences(plan, containers))]);
  const missing = missingNodes(plan, containers);
  if (missing.length > 0) throw new BerthError(subject, missing);
}

function missingNodes(plan: ClusterPlan, containers: readonly Container[]): Finding[] {
  const present = containers.map(({ name }) => name);
  return plan.nodes
    .map((node) => containerName(plan.name, node.name))
    .filter((name) => !present.includes(name))
    .map((name) => ({
      code: "CLUSTER_NOT_FOUND",
      path: `container \`${name}\``,
      rule: "it is gone, and kind cannot add a node to a cluster",
      remedy:
        "Run `pulumi up` again: it finds the node lost, and makes the cluster anew with all that is on it.",
    }));
}
