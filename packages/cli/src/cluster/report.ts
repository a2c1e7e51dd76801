import { recordOf, refuseIfAny, type ClusterPlan, type ClusterReport } from "@berth/topology";
import { compareEdges } from "../edge/compare-edges";
import { edgeContainers } from "../edge/edge-container";
import type { Engine } from "../engine/engine";
import { Kind } from "../kind/kind";
import { comparePorts } from "./compare-ports";

/**
 * Reports a cluster that is in service, if what its containers publish is what the plan says.
 *
 * @throws {@link BerthError} `PORTS_DIFFER`
 */
export async function reportCluster(plan: ClusterPlan, engine: Engine): Promise<ClusterReport> {
  refuseIfAny(`cluster "${plan.name}"`, [
    ...comparePorts(plan, await engine.clusterContainers(plan.name)),
    ...compareEdges(plan, await edgeContainers(engine, plan.name)),
  ]);
  const kubeconfig = await new Kind(engine).kubeconfig(plan.name);
  return { version: 1, record: { ...recordOf(plan), engine: engine.name }, kubeconfig };
}
