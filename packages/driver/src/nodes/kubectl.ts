import { containerName, NodeRole, type ClusterPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { commandFailed, type Outcome } from "../process/run-command";

/**
 * Runs the cluster's own kubectl as administrator in a control plane container, as kind does. The machine therefore needs no kubectl and no
 * connection to the API server.
 *
 * @returns how kubectl ended, with any exit code
 */
export function tryKubectl(plan: ClusterPlan, engine: Engine, args: readonly string[]): Promise<Outcome> {
  const controlPlane = plan.nodes.find(({ role }) => role === NodeRole.ControlPlane);
  return kubectlIn(containerName(plan.name, controlPlane?.name ?? ""), engine, args);
}

/** Runs kubectl as {@link tryKubectl} does, in a container that is known to be a control plane. */
export function kubectlIn(container: string, engine: Engine, args: readonly string[]): Promise<Outcome> {
  return engine.exec(container, [
    "kubectl",
    "--kubeconfig=/etc/kubernetes/admin.conf",
    "--request-timeout=10s",
    ...args,
  ]);
}

/**
 * Runs the cluster's own kubectl with a command that must succeed.
 *
 * @throws {@link BerthError} `COMMAND_FAILED` with the error output of kubectl
 */
export async function runKubectl(plan: ClusterPlan, engine: Engine, args: readonly string[]): Promise<void> {
  const { code, stderr } = await tryKubectl(plan, engine, args);
  if (code !== 0) throw commandFailed(`kubectl ${args.slice(0, 3).join(" ")}`, code, stderr);
}
