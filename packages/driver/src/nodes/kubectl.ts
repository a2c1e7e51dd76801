import { containerName, NodeRole, type ClusterPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { commandFailed, type Outcome } from "../process/run-command";

/**
 * Runs the cluster's own kubectl as its administrator, in the container of a control plane, as kind does: the machine needs no
 * kubectl, and no way to the API server.
 *
 * @returns how it ended, whatever its exit code
 */
export function tryKubectl(plan: ClusterPlan, engine: Engine, args: readonly string[]): Promise<Outcome> {
  const controlPlane = plan.nodes.find(({ role }) => role === NodeRole.ControlPlane);
  return kubectlIn(containerName(plan.name, controlPlane?.name ?? ""), engine, args);
}

/** {@link tryKubectl} in a container that is known to be a control plane's. */
export function kubectlIn(container: string, engine: Engine, args: readonly string[]): Promise<Outcome> {
  return engine.exec(container, [
    "kubectl",
    "--kubeconfig=/etc/kubernetes/admin.conf",
    "--request-timeout=10s",
    ...args,
  ]);
}

/**
 * Runs the cluster's own kubectl, which has to succeed.
 *
 * @throws {@link BerthError} `COMMAND_FAILED` with what it said
 */
export async function runKubectl(plan: ClusterPlan, engine: Engine, args: readonly string[]): Promise<void> {
  const { code, stderr } = await tryKubectl(plan, engine, args);
  if (code !== 0) throw commandFailed(`kubectl ${args.slice(0, 3).join(" ")}`, code, stderr);
}
