import { setTimeout } from "node:timers/promises";
import { BerthError, type ClusterPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import type { Progress } from "../process/progress";
import { lostContainers, type LostContainer } from "./cluster-containers";
import { notReady, notRegistered, readNodes, type NodesSeen, type NotReady } from "./read-nodes";

/** The time within which all nodes must become Ready, in milliseconds. */
const timeoutMs = 5 * 60_000;
/** The time between two checks, in milliseconds. */
const interval = 500;

/**
 * Waits until every node in a plan is Ready. With its own `--wait` option, kind checks only control planes and does not fail if they are
 * not Ready.
 *
 * @returns the nodes in the API server's latest response
 * @throws {@link BerthError} `NODES_NOT_READY` with each node's state, if a node is not Ready after five minutes. `NODE_NOT_RUNNING` as
 *   soon as one of the cluster's containers is lost, because a node in a lost container cannot become Ready.
 */
export async function awaitReady(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<NodesSeen> {
  progress.step("Waiting until every node is Ready");
  return awaitNodes(plan, engine, progress, { state: "Ready", pending: notReady });
}

/**
 * Waits until the API server lists every node in a plan. A kubelet can register its node a moment after `kubeadm join` has ended.
 *
 * @throws {@link BerthError} as {@link awaitReady}
 */
export async function awaitRegistered(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<void> {
  await awaitNodes(plan, engine, progress, { state: "registered", pending: notRegistered });
}

/** The state that nodes must reach. */
interface Goal {
  /** The state's name, for progress lines. */
  readonly state: string;
  /** Finds the nodes that have not reached the state. */
  readonly pending: (plan: ClusterPlan, seen: NodesSeen) => NotReady;
}

async function awaitNodes(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
  { state, pending }: Goal,
): Promise<NodesSeen> {
  const deadline = performance.now() + timeoutMs;
  let waitedFor = "";
  let lost: LostContainer[] = [];
  for (;;) {
    const seen = await readNodes(plan, engine);
    const waiting = pending(plan, seen);
    if (waiting.size === 0) return seen;
    const lostBefore = lost;
    lost = lostContainers(plan, await engine.clusterContainers(plan.name));
    const permanentlyLost = lost.filter((one) => isPermanent(one, lostBefore));
    if (permanentlyLost.length > 0) throw nodesNotRunning(plan, engine, permanentlyLost);
    if (performance.now() > deadline) throw nodesNotReady(plan, waiting);
    const names = [...waiting.keys()].join(", ");
    if (names !== waitedFor)
      progress.step(`Waiting until ${names} ${waiting.size === 1 ? "is" : "are"} ${state}`);
    waitedFor = names;
    await setTimeout(interval, undefined, engine.signal === undefined ? {} : { signal: engine.signal });
  }
}

/**
 * Whether a container is permanently lost. kind configures Docker to restart a failed node once. A single check is not enough, because it
 * could fall between the exit and the restart.
 */
function isPermanent({ name, is }: LostContainer, before: readonly LostContainer[]): boolean {
  return is === "missing" || before.some((one) => one.name === name && one.is === "exited");
}

/** Creates the error for cluster containers that do not exist or have exited. */
export function nodesNotRunning(
  plan: ClusterPlan,
  engine: Engine,
  lost: readonly LostContainer[],
): BerthError {
  return new BerthError(
    `cluster "${plan.name}"`,
    lost.map(({ name, is }) => ({
      code: "NODE_NOT_RUNNING",
      object: `container "${name}"`,
      state: is === "missing" ? "is gone" : "has exited",
      reason: "the nodes cannot become Ready without it",
      remedy:
        is === "missing"
          ? `Find out why it was removed. \`${engine.name} ps --all\` lists the existing containers. Then run \`pulumi up\` again.`
          : `Check the output of \`${engine.name} logs ${name}\`. Then run \`pulumi up\` again.`,
    })),
  );
}

/** Creates the error for nodes that do not become Ready in time. The error contains the reason for each node. */
export function nodesNotReady(plan: ClusterPlan, waiting: NotReady): BerthError {
  return new BerthError(
    `cluster "${plan.name}"`,
    [...waiting].map(([node, reason]) => ({
      code: "NODES_NOT_READY",
      object: `node "${node}"`,
      state: `is not Ready after ${timeoutMs / 60_000} minutes`,
      reason: `its status is "${reason}"`,
      remedy:
        "The machine may lack memory, disk space or inotify watches; see https://kind.sigs.k8s.io/docs/user/known-issues/.",
    })),
  );
}
