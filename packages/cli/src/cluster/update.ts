import {
  BerthError,
  containerName,
  refuseIfAny,
  type ClusterPlan,
  type ClusterReport,
  type Finding,
} from "@berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { findEngines, notFound, type Engines } from "../engine/find-engines";
import type { Progress } from "../process/progress";
import { writeMarker } from "./marker";
import { reportCluster } from "./report";
import { converge } from "./upkeep";

/**
 * Reports a cluster anew after a change that keeps it, such as another owner: whatever a node's container is made with replaces
 * the cluster, and does not come here.
 *
 * @throws {@link BerthError} `CLUSTER_NOT_FOUND`, `ENGINE_NOT_FOUND`, `NODES_NOT_READY` or `PORTS_DIFFER`
 */
export async function updateCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
): Promise<ClusterReport> {
  const { engine, containers } = await whereIs(plan, await findEngines(signal, plan.engine));
  refuseIfAny(`cluster "${plan.name}"`, missingNodes(plan, containers));
  progress.step(`Looking at cluster ${plan.name} on ${engine.name}`);
  await converge(plan, engine, progress, undefined);
  const report = await reportCluster(plan, engine);
  await writeMarker(engine, plan);
  return report;
}

async function whereIs(
  plan: ClusterPlan,
  { answering, silent }: Engines,
): Promise<{ engine: Engine; containers: Container[] }> {
  for (const engine of answering) {
    const containers = await engine.clusterContainers(plan.name);
    if (containers.length > 0) return { engine, containers };
  }
  if (silent.length > 0) throw notFound(silent);
  throw new BerthError(`cluster "${plan.name}"`, [
    {
      code: "CLUSTER_NOT_FOUND",
      path: "name",
      value: plan.name,
      rule: `no kind cluster of that name is on ${answering.map(({ name }) => name).join(" or ")}`,
      remedy:
        "Replace it: `pulumi up --replace` with the URN of its Command makes it anew, with all that is on it.",
    },
  ]);
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
      remedy: "Replace the cluster: `pulumi up --replace` with the URN of its Command.",
    }));
}
