import type { State } from "../state/cluster-state";
import type { Reconciler } from "../reconcile/reconciler";
import type { Container } from "../engine/container";
import { awaitReady } from "./await-ready";
import { runKubectl } from "./kubectl";
import { notReady, readNodes, type NodesSeen } from "./read-nodes";

/** Makes sure that all the cluster's containers are running, and that every node is Ready and accepts pods. */
export const nodesInService: Reconciler = {
  async drift(plan, engine, containers, before) {
    const stopped = containers.filter(({ running }) => !running);
    if (stopped.length > 0) return stopped.map(({ name }) => `container \`${name}\` is stopped`);
    const seen = await readNodes(plan, engine);
    if (typeof seen === "string") return [seen];
    return [
      ...[...notReady(plan, seen)].map(([name, reason]) => `node \`${name}\` is not Ready: ${reason}`),
      ...cordoned(seen).map((name) => `node \`${name}\` is cordoned`),
      ...moved(containers, before).map((name) => `the address of node \`${name}\` has changed`),
    ];
  },

  async reconcile(plan, engine, progress, before) {
    const containers = await engine.clusterContainers(plan.name);
    const stopped = containers.filter(({ running }) => !running).map(({ name }) => name);
    if (stopped.length > 0) {
      progress.step(`Starting ${stopped.join(", ")}`);
      // Engines assign addresses in the order in which containers start. In a cluster with several control planes, each control plane must
      // receive its previous address.
      await engine.startContainers(byAddress(stopped, before));
    }
    for (const name of cordoned(await awaitReady(plan, engine, progress))) {
      progress.step(`Uncordoning node ${name}`);
      await runKubectl(plan, engine, ["uncordon", name]);
    }
  },
};

function cordoned(seen: NodesSeen): string[] {
  if (typeof seen === "string") return [];
  return [...seen].filter(([, node]) => node.cordoned).map(([name]) => name);
}

/** Returns the names of the containers whose addresses differ from the addresses in the state. */
function moved(containers: readonly Container[], before: State | undefined): string[] {
  const recorded = before?.addresses ?? {};
  return containers
    .filter(({ name, addresses }) => (recorded[name] ?? addresses).join() !== addresses.join())
    .map(({ name }) => name);
}

/** Sorts containers by their previous addresses. */
function byAddress(names: readonly string[], before: State | undefined): string[] {
  const first = (name: string) => before?.addresses[name]?.[0] ?? "";
  return [...names].sort((one, other) => first(one).localeCompare(first(other), "en", { numeric: true }));
}
