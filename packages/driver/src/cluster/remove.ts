import { removeEdges } from "../edge/edge-container";
import type { Engine } from "../engine/engine";
import { Kind } from "../kind/kind";
import { removeOwnershipVolumes } from "../ownership/ownership-volumes";
import type { Progress } from "../process/progress";

/** Deletes a cluster from an engine, together with its marks; what is not there is no error. */
export async function removeCluster(cluster: string, engine: Engine, progress: Progress): Promise<void> {
  progress.step(`Deleting cluster ${cluster} from ${engine.name}`);
  await new Kind(engine).delete(cluster);
  await removeEdges(engine, cluster);
  await removeOwnershipVolumes(engine, cluster);
}
