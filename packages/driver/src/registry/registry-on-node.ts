import { containerName, type ClusterPlan, type RegistryPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { registryPort } from "./registry-container";

/** Returns the path of the configuration file with which containerd on a node connects to the registry. */
function hostsFile({ hostPort }: RegistryPlan): string {
  return `/etc/containerd/certs.d/localhost:${hostPort}/hosts.toml`;
}

/**
 * Returns the file's content, which maps the registry name to the registry container. On a node, `localhost` would refer to the node
 * itself.
 */
function hosts({ name }: RegistryPlan): string {
  return `[host."http://${name}:${registryPort}"]\n`;
}

/** Returns the container names of the nodes whose registry configuration is missing or wrong. */
export async function nodesWithout(
  plan: ClusterPlan,
  registry: RegistryPlan,
  engine: Engine,
): Promise<string[]> {
  const nodes = plan.nodes.map(({ name }) => containerName(plan.name, name));
  const files = await Promise.all(nodes.map((node) => engine.exec(node, ["cat", hostsFile(registry)])));
  return nodes.filter((_, index) => files[index]?.stdout !== hosts(registry));
}

/** Configures a node's containerd for the registry. containerd reads the configuration file for each pull, so no restart is necessary. */
export async function configureNode(engine: Engine, registry: RegistryPlan, node: string): Promise<void> {
  const file = hostsFile(registry);
  await engine.mustExec(node, ["mkdir", "-p", file.replace(/\/[^/]*$/, "")]);
  await engine.mustExec(node, ["cp", "/dev/stdin", file], hosts(registry));
}

/**
 * Returns the ConfigMap from which tools such as Tilt and Skaffold read a cluster's registry address.
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
