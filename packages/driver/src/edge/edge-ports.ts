import {
  hostEndpoints,
  planEdges,
  throwIfErrors,
  type ClusterPlan,
  type EdgePlan,
  type SystemFinding,
} from "@kind-berth/topology";
import type { State } from "../state/cluster-state";
import type { Reconciler } from "../reconcile/reconciler";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { nameTaken, warnOfForeign } from "../engine/foreign";
import { checkHostPorts, holdsHostPort } from "../host/check-host-ports";
import type { Progress } from "../process/progress";
import {
  createEdge,
  edgeContainers,
  removeContainers,
  renameContainer,
  startEdge,
  stopContainer,
} from "./edge-container";
import { provideImage } from "./edge-image";
import { judgeEdges } from "./judge-edges";
import { retiredName, whoseEdge } from "../ownership/whose-edge";

/**
 * Makes sure that every edge port has one proxy container, and that the cluster has no other edge containers.
 *
 * If a port changes, the containers for other ports stay unchanged. The only exception is a container that holds the changed port's new
 * host port. Containers that Berth did not create stay unchanged, even if they have Berth's label.
 */
export const edgePorts: Reconciler = {
  async drift(plan, engine, _containers, before) {
    const { ours } = await edgeContainers(engine, plan.name, ownersOf(plan, before));
    const { wanted, surplus } = judgeEdges(planEdges(plan), ours, plan.owner ?? "");
    const replaced = wanted.map(({ edge }) => edge.container);
    const saved = before?.edges;
    return [
      // If the program has changed a port since the previous step, the difference is not drift.
      ...wanted
        .filter(({ edge }) => saved === undefined || saved[edge.container] === edge.origin)
        .map(({ why }) => why),
      ...surplus
        .filter(({ name }) => !replaced.includes(name) && saved?.[name] === undefined)
        .map(({ name }) => `edge container \`${name}\` does not belong to a port in the plan`),
    ];
  },

  async reconcile(plan, engine, progress, before) {
    const owners = ownersOf(plan, before);
    const { ours, foreign } = await edgeContainers(engine, plan.name, owners);
    warnOfForeign(progress, "container", foreign);
    const { wanted, surplus } = judgeEdges(planEdges(plan), ours, plan.owner ?? "");
    const edges = wanted.map(({ edge }) => edge);
    const ports = edges.map(({ port }) => port);
    throwIfErrors(`cluster "${plan.name}"`, [
      ...(await namesTaken(engine, plan, edges, owners)),
      ...(await checkHostPorts(plan, engine, ports, owners)),
    ]);
    await provideImage(engine, plan.name, edges, progress);
    const old = await renameReplaced(engine, edges, surplus);
    // Create all new containers before any new container takes over a host port.
    const created = new Map<EdgePlan, string>();
    for (const edge of edges) created.set(edge, await createEdge(engine, plan, edge));
    for (const [edge, id] of created) await activateEdge(engine, edge, id, old, progress);
    if (old.length > 0)
      progress.step(`Removing ${old.map(({ name }) => `edge container ${name}`).join(", ")}`);
    await removeContainers(
      engine,
      old.map(({ id }) => id),
    );
  },
};

/** Returns the possible owners of the edge containers: the plan's owner, and the owner at the time of the previous step. */
function ownersOf(plan: ClusterPlan, before: State | undefined): string[] {
  return [...new Set([plan.owner ?? "", before?.owner ?? plan.owner ?? ""])];
}

/** Checks whether foreign containers already use the names that edge containers need. Returns a finding for each such name. */
async function namesTaken(
  engine: Engine,
  { name }: ClusterPlan,
  edges: readonly EdgePlan[],
  owners: readonly string[],
): Promise<SystemFinding[]> {
  const found = await Promise.all(edges.map(({ container }) => engine.findContainer(container)));
  return edges.flatMap(({ container, port }, index) => {
    const holder = found[index];
    const whose = holder === undefined ? "ours" : whoseEdge(holder, name, owners);
    if (whose === "ours") return [];
    return [nameTaken(container, `the edge container of port \`${port.name}\``, whose.why)];
  });
}

/** Renames the containers that will be replaced, so that new containers can use their names. The renamed containers continue to run. */
async function renameReplaced(
  engine: Engine,
  edges: readonly EdgePlan[],
  surplus: readonly Container[],
): Promise<Container[]> {
  const taken = new Set(edges.map(({ container }) => container));
  const old: Container[] = [];
  for (const container of surplus) {
    const name = retiredName(container);
    if (taken.has(container.name)) await renameContainer(engine, container.name, name);
    old.push(taken.has(container.name) ? { ...container, name } : container);
  }
  return old;
}

/**
 * Starts an edge port's container. If an old container holds the host port, this function stops it first. If the new container does not
 * start, this function removes it and restarts the old container.
 */
async function activateEdge(
  engine: Engine,
  edge: EdgePlan,
  id: string,
  old: readonly Container[],
  progress: Progress,
): Promise<void> {
  const target = `port ${edge.port.containerPort} of ${edge.node}`;
  progress.step(
    `Forwarding ${hostEndpoints(edge.port).join(" and ")} to ${target} through edge container ${edge.container}`,
  );
  const holders = old.filter((container) => holdsHostPort(container, edge.port));
  for (const { name } of holders) await stopContainer(engine, name);
  try {
    await startEdge(engine, edge);
  } catch (error) {
    await removeContainers(engine, [id]);
    if (holders.length > 0) await engine.startContainers(holders.map(({ name }) => name));
    throw error;
  }
}
