import type { ClusterProbe } from "@kind-berth-tools/probe";

/** A node and its pod address range. */
interface NodeWithRange {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly podCIDR: string };
}

/**
 * Removes all routes between pods on different nodes, runs `test`, and then restores the routes.
 *
 * The cluster's CNI would restore the routes immediately. To prevent this, the CNI's DaemonSets run no pods during the test, because their
 * node selector then matches no node.
 *
 * @param nodes - the keys of the nodes.
 * @throws Error if there is no route to remove, because the test would then prove nothing.
 */
export async function withoutRoutes<T>(
  probe: ClusterProbe,
  nodes: readonly string[],
  test: () => Promise<T>,
): Promise<T> {
  const suspended = await suspendCni(probe);
  const taken = (await Promise.all(nodes.map((node) => takeRoutes(probe, node)))).flat();
  try {
    if (taken.length === 0) {
      throw new Error("no node had a route to the pods of another one");
    }
    return await test();
  } finally {
    await Promise.all(
      taken.map(({ node, route }) => must(probe, node, ["ip", "route", "replace", ...route])),
    );
    await Promise.all(suspended.map((daemonSet) => resume(probe, daemonSet)));
  }
}

/** A DaemonSet that belongs to the cluster's pod network. */
interface DaemonSet {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly selector: { readonly matchLabels: Readonly<Record<string, string>> } };
}

async function suspendCni(probe: ClusterProbe): Promise<DaemonSet[]> {
  const { items } = await probe.objects<{ items: DaemonSet[] }>(["daemonsets", "--namespace=kube-system"]);
  const cni = items.filter(({ metadata }) => metadata.name !== "kube-proxy");
  await Promise.all(
    cni.map(async (daemonSet) => {
      await select(probe, daemonSet, "true");
      const labels = Object.entries(daemonSet.spec.selector.matchLabels).map((label) => label.join("="));
      // Wait until the pods are gone, because a pod that is being deleted could still restore its routes.
      await probe.kubectl([
        "wait",
        "pods",
        "--namespace=kube-system",
        `--selector=${labels.join(",")}`,
        "--for=delete",
        "--timeout=120s",
      ]);
    }),
  );
  return cni;
}

async function resume(probe: ClusterProbe, daemonSet: DaemonSet): Promise<void> {
  await select(probe, daemonSet, null);
  const name = `daemonset/${daemonSet.metadata.name}`;
  await probe.kubectl(["rollout", "status", name, "--namespace=kube-system", "--timeout=120s"]);
}

/** Adds a node selector that matches no node, or removes it if the value is `null`. */
function select(probe: ClusterProbe, { metadata }: DaemonSet, value: string | null): Promise<string> {
  const patch = { spec: { template: { spec: { nodeSelector: { "e2e.berth.dev/nowhere": value } } } } };
  const name = `daemonset/${metadata.name}`;
  return probe.kubectl(["patch", name, "--namespace=kube-system", `--patch=${JSON.stringify(patch)}`]);
}

async function takeRoutes(probe: ClusterProbe, node: string): Promise<{ node: string; route: string[] }[]> {
  const { items } = await probe.objects<{ items: NodeWithRange[] }>(["nodes"]);
  const others = items.filter(({ metadata }) => metadata.name !== probe.container(node));
  const routes = await Promise.all(
    others.map(async ({ spec }) => (await must(probe, node, ["ip", "route", "show", spec.podCIDR])).trim()),
  );
  const taken = routes.filter((route) => route !== "").map((route) => ({ node, route: route.split(/\s+/u) }));
  await Promise.all(taken.map(({ route }) => must(probe, node, ["ip", "route", "delete", ...route])));
  return taken;
}

async function must(probe: ClusterProbe, node: string, command: readonly string[]): Promise<string> {
  const ran = await probe.inNode(node, command);
  if (ran.exitCode !== 0) {
    throw new Error(`${command.join(" ")} failed on ${node}: ${ran.stderr.trim()}`);
  }
  return ran.stdout;
}
