import { containerName, NodeRole, type ClusterPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { commandFailed, type Outcome } from "../process/run-command";

/**
 * Runs kubectl as administrator in a control-plane container, as kind does. The host then needs no kubectl and no connection to the API
 * server.
 *
 * @returns kubectl's exit code and output; does not throw an error if the exit code is not 0
 */
export function tryKubectl(plan: ClusterPlan, engine: Engine, args: readonly string[]): Promise<Outcome> {
  const controlPlane = plan.nodes.find(({ role }) => role === NodeRole.ControlPlane);
  return kubectlIn(containerName(plan.name, controlPlane?.name ?? ""), engine, args);
}

/** Runs kubectl in the given control-plane container, as {@link tryKubectl} does. */
export function kubectlIn(container: string, engine: Engine, args: readonly string[]): Promise<Outcome> {
  return engine.exec(container, [
    "kubectl",
    "--kubeconfig=/etc/kubernetes/admin.conf",
    "--request-timeout=10s",
    ...args,
  ]);
}

/**
 * Runs kubectl as {@link tryKubectl} does. Throws an error if the command fails.
 *
 * @throws {@link BerthError} `COMMAND_FAILED` with kubectl's error output
 */
export async function runKubectl(plan: ClusterPlan, engine: Engine, args: readonly string[]): Promise<void> {
  const { code, stderr } = await tryKubectl(plan, engine, args);
  if (code !== 0) throw commandFailed(`kubectl ${args.slice(0, 3).join(" ")}`, code, stderr);
}
