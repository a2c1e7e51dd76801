import { containerName, NodeRole, type ClusterPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { commandFailed, type Outcome } from "../process/run-command";

/**
 * Runs kubectl as administrator in a control-plane container, as kind does. The host therefore needs neither kubectl nor a connection to
 * the API server.
 *
 * @returns the exit code and the output of kubectl; does not throw if the exit code is not 0
 */
export function tryKubectl(plan: ClusterPlan, engine: Engine, args: readonly string[]): Promise<Outcome> {
  const controlPlane = plan.nodes.find(({ role }) => role === NodeRole.ControlPlane);
  return kubectlIn(containerName(plan.name, controlPlane?.name ?? ""), engine, args);
}

/** Runs kubectl in this control-plane container, as {@link tryKubectl} does. */
export function kubectlIn(container: string, engine: Engine, args: readonly string[]): Promise<Outcome> {
  return engine.exec(container, [
    "kubectl",
    "--kubeconfig=/etc/kubernetes/admin.conf",
    "--request-timeout=10s",
    ...args,
  ]);
}

/**
 * Runs kubectl as {@link tryKubectl} does. The command must succeed.
 *
 * @throws {@link BerthError} `COMMAND_FAILED` with the error output of kubectl
 */
export async function runKubectl(plan: ClusterPlan, engine: Engine, args: readonly string[]): Promise<void> {
  const { code, stderr } = await tryKubectl(plan, engine, args);
  if (code !== 0) throw commandFailed(`kubectl ${args.slice(0, 3).join(" ")}`, code, stderr);
}
