import { containerName, type ClusterPlan, type RegistryPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { registryPort } from "./registry-container";

/** Where a node's containerd reads how to reach the registry that images name. */
function hostsFile({ hostPort }: RegistryPlan): string {
  return `/etc/containerd/certs.d/localhost:${hostPort}/hosts.toml`;
}

/** On the node, `localhost` is the node itself: the name stands for the registry's container there. */
function hosts({ name }: RegistryPlan): string {
  return `[host."http://${name}:${registryPort}"]\n`;
}

/** The nodes that do not know the registry yet, by their containers' names. */
export async function nodesWithout(
  plan: ClusterPlan,
  registry: RegistryPlan,
  engine: Engine,
): Promise<string[]> {
  const nodes = plan.nodes.map(({ name }) => containerName(plan.name, name));
  const known = await Promise.all(nodes.map((node) => engine.exec(node, ["cat", hostsFile(registry)])));
  return nodes.filter((_, index) => known[index]?.stdout !== hosts(registry));
}

/** Tells a node's containerd of the registry; it looks there at each pull. */
export async function tellNode(engine: Engine, registry: RegistryPlan, node: string): Promise<void> {
  const file = hostsFile(registry);
  await engine.mustExec(node, ["mkdir", "-p", file.replace(/\/[^/]*$/, "")]);
  await engine.mustExec(node, ["cp", "/dev/stdin", file], hosts(registry));
}

/**
 * The ConfigMap by which tools such as Tilt and Skaffold find a cluster's registry.
 *
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-cluster-lifecycle/generic/1755-communicating-a-local-registry
 */
export function hostingConfigMap({ hostPort }: RegistryPlan): string {
  const hosting = `host: "localhost:${hostPort}"\nhelp: "https://kind.sigs.k8s.io/docs/user/local-registry/"\n`;
  return JSON.stringify({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "local-registry-hosting", namespace: "kube-public" },
    data: { "localRegistryHosting.v1": hosting },
  });
}
