import type { Upkeep } from "../cluster/upkeep";
import { awaitReady } from "./await-ready";
import { runKubectl } from "./kubectl";
import { notReady, readNodes, type NodesSeen } from "./read-nodes";

/** Every container of the cluster runs, and every node is Ready and takes pods. */
export const nodesInService: Upkeep = {
  name: "nodes in service",

  async amiss(plan, engine, containers) {
    const stopped = containers.filter(({ running }) => !running);
    if (stopped.length > 0) return stopped.map(({ name }) => `container \`${name}\` is stopped`);
    const seen = await readNodes(plan, engine);
    if (typeof seen === "string") return [seen];
    return [
      ...[...notReady(plan, seen)].map(([name, reason]) => `node \`${name}\` is not Ready: ${reason}`),
      ...cordoned(seen).map((name) => `node \`${name}\` is cordoned`),
    ];
  },

  async converge(plan, engine, progress) {
    const containers = await engine.clusterContainers(plan.name);
    const stopped = containers.filter(({ running }) => !running).map(({ name }) => name);
    if (stopped.length > 0) {
      progress.step(`Starting ${stopped.join(", ")}`);
      await engine.startContainers(stopped);
    }
    for (const name of cordoned(await awaitReady(plan, engine, progress))) {
      progress.step(`Letting node ${name} take pods again`);
      await runKubectl(plan, engine, ["uncordon", name]);
    }
  },
};

function cordoned(seen: NodesSeen): string[] {
  if (typeof seen === "string") return [];
  return [...seen].filter(([, node]) => node.cordoned).map(([name]) => name);
}
