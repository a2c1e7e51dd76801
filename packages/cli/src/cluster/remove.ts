import { removeEdges } from "../edge/edge-container";
import type { Engine } from "../engine/engine";
import { Kind } from "../kind/kind";
import type { Progress } from "../process/progress";
import { removeMarker } from "./marker";

/** Deletes a cluster from an engine, together with its mark; what is not there is no error. */
export async function removeCluster(cluster: string, engine: Engine, progress: Progress): Promise<void> {
  progress.step(`Deleting cluster ${cluster} from ${engine.name}`);
  await new Kind(engine).delete(cluster);
  await removeEdges(engine, cluster);
  await removeMarker(engine, cluster);
}
