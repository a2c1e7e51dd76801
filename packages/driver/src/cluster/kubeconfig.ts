import type { ClusterPlan } from "@kind-berth/topology";
import { findEngines } from "../engine/find-engines";
import { Kind } from "../kind/kind";
import type { Progress } from "../process/progress";
import { findCluster } from "./find-cluster";

/**
 * Returns an existing cluster's administrator kubeconfig as YAML. The kubeconfig is a secret.
 *
 * @throws {@link BerthError} `CLUSTER_NOT_FOUND` or `ENGINE_NOT_FOUND`
 */
export async function kubeconfigOfCluster(
  { name, engine: wanted }: Pick<ClusterPlan, "name" | "engine">,
  progress: Progress,
  signal: AbortSignal,
): Promise<string> {
  const { engine } = await findCluster(name, await findEngines(signal, wanted));
  progress.step(`Reading the kubeconfig of cluster ${name}`);
  return new Kind(engine).kubeconfig(name);
}
