import {
  hostEndpoint,
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
 * Every edge port has its proxy container, and there are no others. Whatever a port needs, no container of another port is
 * touched, save one that holds the host port that it is to have from now on. Containers that only carry the label are left alone.
 */
export const edgePorts: Reconciler = {
  name: "edge ports",

  async drift(plan, engine, _containers, before) {
    const { ours } = await edgeContainers(engine, plan.name, ownersOf(plan, before));
    const { wanted, surplus } = judgeEdges(planEdges(plan), ours, plan.owner ?? "");
    const replaced = wanted.map(({ edge }) => edge.container);
    const left = before?.edges;
    return [
      // What the program has changed since is no fault.
      ...wanted
        .filter(({ edge }) => left === undefined || left[edge.container] === edge.origin)
        .map(({ why }) => why),
      ...surplus
        .filter(({ name }) => !replaced.includes(name) && left?.[name] === undefined)
        .map(({ name }) => `edge container \`${name}\` carries no port of the plan`),
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
    const old = await outOfTheWay(engine, edges, surplus);
    // All of them are complete before the first host port changes hands.
    const created = new Map<EdgePlan, string>();
    for (const edge of edges) created.set(edge, await createEdge(engine, plan, edge));
    for (const [edge, id] of created) await takeOver(engine, edge, id, old, progress);
    if (old.length > 0)
      progress.step(`Removing ${old.map(({ name }) => `edge container ${name}`).join(", ")}`);
    await removeContainers(
      engine,
      old.map(({ id }) => id),
    );
  },
};

/** Whose edge containers they may be: the plan's owner, and who owned the cluster at the step before this one. */
function ownersOf(plan: ClusterPlan, before: State | undefined): string[] {
  return [...new Set([plan.owner ?? "", before?.owner ?? plan.owner ?? ""])];
}

/** A finding for each edge container whose name a container of somebody else has. */
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

/** Frees the names of containers that are to be replaced, and leaves them at work. */
async function outOfTheWay(
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
 * Starts the container of an edge port. Where an old one holds its host port, that one goes just before; where the new one does
 * not come up, the old one is back.
 */
async function takeOver(
  engine: Engine,
  edge: EdgePlan,
  id: string,
  old: readonly Container[],
  progress: Progress,
): Promise<void> {
  const target = `port ${edge.port.containerPort} of ${edge.node}`;
  progress.step(`Leading ${hostEndpoint(edge.port)} to ${target}, by edge container ${edge.container}`);
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
