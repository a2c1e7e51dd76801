import { containerName, NodeRole, type ClusterPlan } from "@kind-berth/topology";
import type { Reconciler } from "../reconcile/reconciler";
import type { Engine } from "../engine/engine";
import { clusterNetwork, connectRegistry, refuseOtherPorts, startRegistry } from "./registry-container";
import { hostingConfigMap, nodesWithout, configureNode } from "./registry-on-node";

/**
 * Makes sure that a local registry runs, as kind's documentation describes it. Nodes and the host use the same image names for this
 * registry.
 *
 * All clusters on the machine share the registry. Deleting a cluster does not stop the registry and does not remove its images.
 *
 * @see https://kind.sigs.k8s.io/docs/user/local-registry/
 */
export const localRegistry: Reconciler = {
  async drift({ registry, ...plan }, engine, containers) {
    // Berth cannot read the registry settings of a stopped node. Another reconciler reports stopped nodes.
    if (registry === undefined || containers.some(({ running }) => !running)) return [];
    const found = await engine.findContainer(registry.name);
    if (found === undefined) return [`registry \`${registry.name}\` is gone`];
    if (!found.running) return [`registry \`${registry.name}\` is stopped`];
    const without = await nodesWithout(plan, registry, engine);
    return [
      ...(found.networks.includes(clusterNetwork(containers))
        ? []
        : [`registry \`${registry.name}\` is not connected to the nodes' network`]),
      ...without.map((node) => `node \`${node}\` is not configured for registry \`${registry.name}\``),
    ];
  },

  async reconcile(plan, engine, progress) {
    const { registry } = plan;
    if (registry === undefined) return;
    const network = clusterNetwork(await engine.clusterContainers(plan.name));
    const found = await engine.findContainer(registry.name);
    if (found === undefined) {
      progress.step(`Starting registry ${registry.name} at localhost:${registry.hostPort}`);
      await startRegistry(engine, registry, network);
    } else {
      refuseOtherPorts(plan, registry, found);
      if (!found.running) await engine.startContainers([found.name]);
      if (!found.networks.includes(network)) await connectRegistry(engine, registry, network);
    }
    for (const node of await nodesWithout(plan, registry, engine)) {
      progress.step(`Configuring node ${node} for registry ${registry.name}`);
      await configureNode(engine, registry, node);
    }
    await publishHosting(plan, engine);
  },
};

/** Publishes the registry address to tools and users, in a ConfigMap in the cluster. */
async function publishHosting(plan: ClusterPlan, engine: Engine): Promise<void> {
  const controlPlane = plan.nodes.find(({ role }) => role === NodeRole.ControlPlane);
  const kubectl = ["kubectl", "--kubeconfig=/etc/kubernetes/admin.conf", "apply", "--filename=-"];
  if (plan.registry === undefined) return;
  await engine.mustExec(
    containerName(plan.name, controlPlane?.name ?? ""),
    kubectl,
    hostingConfigMap(plan.registry),
  );
}
