import { recordOf, refuseIfAny, type ClusterPlan, type ClusterReport } from "@berth/topology";
import type { Engine } from "../engine/engine";
import { Kind } from "../kind/kind";
import type { Progress } from "../process/progress";
import { awaitReady } from "./await-ready";
import { comparePorts } from "./compare-ports";

/**
 * Reports a cluster, once it is in service and what its containers publish is what the plan says.
 *
 * @throws {@link BerthError} `NODES_NOT_READY` or `PORTS_DIFFER`
 */
export async function reportCluster(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
): Promise<ClusterReport> {
  await awaitReady(plan, engine, progress);
  refuseIfAny(`cluster "${plan.name}"`, comparePorts(plan, await engine.clusterContainers(plan.name)));
  const kubeconfig = await new Kind(engine).kubeconfig(plan.name);
  return { version: 1, record: { ...recordOf(plan), engine: engine.name }, kubeconfig };
}
