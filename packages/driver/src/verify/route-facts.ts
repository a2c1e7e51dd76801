import {
  labelSelector,
  hostEndpoint,
  type Hop,
  type HopFacts,
  type HostPortHop,
  type Route,
} from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { readNodeStates } from "../nodes/node-states";
import { getOn, type Get } from "./get-objects";
import { kubectlType } from "./kubectl-type";
import { readConditions, readIngress, readService } from "./live-objects";
import { readPods, readReplicaFailure, readTaints } from "./live-pods";
import { readRollout } from "./live-rollout";
import { listOfKind, objectIn } from "./object-list";

/** The settings for inspecting a route's hops. */
export interface Inspection {
  /** The Deployment that runs the pods of the last hop. If set, the facts about these pods include the Deployment's rollout. */
  readonly deployment?: string | undefined;
  /** The type of hop to inspect. If omitted, all hops are inspected. */
  readonly only?: Hop["kind"] | undefined;
}

/**
 * Inspects each hop of a route to an app in a kind cluster on this machine, without changing anything.
 *
 * @returns the observed state of each hop, in the order of the route; `undefined` for each hop that Berth could not inspect
 */
export async function routeFacts(
  route: Route,
  engine: Engine,
  { deployment, only }: Inspection = {},
): Promise<(HopFacts | undefined)[]> {
  const running = await engine.runningContainers();
  const get = getOn(route, running, engine);
  return Promise.all(
    route.map((hop, index) => {
      if (only !== undefined && hop.kind !== only) return Promise.resolve(undefined);
      const isLast = index === route.length - 1;
      return factsOf(hop, { running, engine, get, deployment: isLast ? deployment : undefined });
    }),
  );
}

/** The sources of the facts about a hop. */
interface Sources extends Pick<Inspection, "deployment"> {
  readonly running: readonly Container[];
  readonly engine: Engine;
  readonly get: Get;
}

async function factsOf(
  hop: Hop,
  { running, engine, deployment, get }: Sources,
): Promise<HopFacts | undefined> {
  const runs = (container: string | undefined) => running.some(({ name }) => name === container);
  switch (hop.kind) {
    case "hostPort":
      return { kind: "published", by: running.find((container) => publishes(container, hop))?.name };
    case "loadBalancer":
      return undefined;
    case "edge":
      return { kind: "container", running: runs(hop.container) };
    case "node":
      return runs(hop.container)
        ? readyFacts(hop.container, await get("nodes"))
        : stoppedFacts(hop.container, engine);
    case "ingressController":
      return podsOf(hop.namespace, `app.kubernetes.io/name=${hop.name}`, get, deployment);
    case "pod":
      return podsOf(hop.namespace, labelSelector(hop.selector), get, deployment);
    case "ingressClass":
      return one(await get(kubectlType.ingressClass, hop.name), () => ({ kind: "present" }));
    case "ingress":
      return one(await get(kubectlType.ingress, hop.name, `--namespace=${hop.namespace}`), readIngress);
    case "gateway":
    case "httpRoute":
      return one(await get(kubectlType[hop.kind], hop.name, `--namespace=${hop.namespace}`), readConditions);
    case "service": {
      const [service, slices] = await Promise.all([
        get(kubectlType.service, hop.name, `--namespace=${hop.namespace}`),
        get(
          "endpointslices",
          `--selector=kubernetes.io/service-name=${hop.name}`,
          `--namespace=${hop.namespace}`,
        ),
      ]);
      if (slices === undefined) return undefined;
      return one(service, (found) => readService(found, slices));
    }
  }
}

function publishes({ published }: Container, hop: HostPortHop): boolean {
  return published.some((port) => hostEndpoint(port) === hostEndpoint(hop));
}

/** Returns the observed state of one object. Returns `undefined` if the request failed, and `missing` if the object does not exist. */
function one(json: string | undefined, read: (json: string) => HopFacts): HopFacts | undefined {
  if (json === undefined) return undefined;
  return json.trim() === "" ? { kind: "missing" } : read(json);
}

/** Returns the Kubernetes state of a node whose container is running. Returns `undefined` if the request failed. */
function readyFacts(name: string | undefined, nodes: string | undefined): HopFacts | undefined {
  if (name === undefined || nodes === undefined) return undefined;
  const node = readNodeStates(nodes).get(name);
  return {
    kind: "node",
    running: true,
    notReady: node === undefined ? "it has not joined the cluster" : node.notReady,
  };
}

/** Returns the state of a node whose container is not running. If the engine reports an exit code, the state contains it. */
async function stoppedFacts(name: string | undefined, engine: Engine): Promise<HopFacts> {
  const facts = { kind: "node", running: false, notReady: undefined } as const;
  if (name === undefined) return facts;
  const container = await engine.findContainer(name);
  if (container === undefined) return { ...facts, stopped: { state: "missing" } };
  const { id, exitCode } = container;
  return exitCode === undefined
    ? facts
    : { ...facts, stopped: { state: "exited", exitCode, containerId: id } };
}

/** The pods that a selector selects, and the objects that own them. Each value is the output of `kubectl get`. */
interface PodObjects {
  /** The Deployment. `undefined` if the facts do not include a rollout, and empty if the Deployment does not exist. */
  readonly deployment?: string;
  /** The ReplicaSets. `undefined` if the facts do not include a rollout. */
  readonly replicaSets?: string;
  readonly pods: string;
}

/**
 * Reads the facts about pods. If no pod exists, or if the facts include a rollout, also reads why pods cannot be created. If a pod is not
 * assigned to a node, also reads the nodes' taints.
 */
async function podsOf(
  namespace: string,
  selector: string,
  get: Get,
  deployment?: string,
): Promise<HopFacts | undefined> {
  const inNamespace = `--namespace=${namespace}`;
  const selected = [inNamespace, `--selector=${selector}`];
  const objects =
    deployment === undefined
      ? await podsAlone(selected, get)
      : await podsOfRollout(deployment, { inNamespace, selected }, get);
  if (objects === undefined) return undefined;
  const { deployment: owned, replicaSets, pods: json } = objects;
  const rollout = owned?.trim() ? readRollout(owned, replicaSets ?? "") : undefined;
  const pods = readPods(json);
  const sets = replicaSets ?? (pods.length === 0 ? await get("replicasets", ...selected) : undefined);
  const replicaFailure = sets === undefined ? undefined : readReplicaFailure(sets);
  const facts = {
    kind: "pods",
    ...(rollout === undefined ? {} : { rollout }),
    ...(replicaFailure === undefined ? {} : { replicaFailure }),
  } as const;
  if (pods.every(({ unscheduled }) => unscheduled === undefined)) return { ...facts, pods };
  const nodes = await get("nodes");
  return { ...facts, pods: nodes === undefined ? pods : readPods(json, readTaints(nodes)) };
}

async function podsAlone(selected: readonly string[], get: Get): Promise<PodObjects | undefined> {
  const pods = await get("pods", ...selected);
  return pods === undefined ? undefined : { pods };
}

/**
 * Reads a Deployment, then its ReplicaSets, then their pods. In this order, the objects contain the pods of every ReplicaSet in the rollout.
 *
 * One kubectl process requests all three types in the order of its arguments, because the process takes more time than its requests.
 */
async function podsOfRollout(
  name: string,
  { inNamespace, selected }: { readonly inNamespace: string; readonly selected: readonly string[] },
  get: Get,
): Promise<PodObjects | undefined> {
  const all = await get("deployments,replicasets,pods", ...selected);
  if (all === undefined) return undefined;
  const found = objectIn(all, "Deployment", name);
  if (found !== undefined) return withOwners(found, all);
  // A transform can remove the labels of the Deployment.
  const deployment = await get("deployment", name, inNamespace);
  const owned = deployment === undefined ? undefined : await get("replicasets,pods", ...selected);
  return deployment === undefined || owned === undefined ? undefined : withOwners(deployment, owned);
}

function withOwners(deployment: string, objects: string): PodObjects {
  return { deployment, replicaSets: listOfKind(objects, "ReplicaSet"), pods: listOfKind(objects, "Pod") };
}
