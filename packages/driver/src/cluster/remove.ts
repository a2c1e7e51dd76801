import type { ClusterPlan } from "@kind-berth/topology";
import { removeEdges } from "../edge/edge-container";
import type { Engine } from "../engine/engine";
import { removeOwnershipVolumes } from "../ownership/ownership-volumes";
import type { Progress } from "../process/progress";
import { removeNodes } from "./remove-nodes";

/**
 * Deletes a cluster from an engine, including the cluster's edge containers, ownership volume and state volumes. Throws no error if a
 * container or volume is missing.
 *
 * @param owners - the owners whose edge containers this function removes; see `ownersFor`
 */
export async function removeCluster(
  plan: ClusterPlan,
  owners: readonly string[],
  engine: Engine,
  progress: Progress,
): Promise<void> {
  progress.step(`Deleting cluster ${plan.name} from ${engine.name}`);
  await removeNodes(plan.name, engine);
  await removeEdges(engine, plan.name, owners, progress);
  await removeOwnershipVolumes(engine, plan, progress);
}
