import { setTimeout } from "node:timers/promises";
import { BerthError, type ClusterPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import type { Progress } from "../process/progress";
import { notReady, readNodes, type NodesSeen, type NotReady } from "./read-nodes";

/** How long nodes may take to become Ready, in milliseconds. */
const timeoutMs = 5 * 60_000;
/** The time between two looks, in milliseconds. */
const interval = 1_000;

/**
 * Waits until every node of a plan is Ready. kind's own wait looks at control planes only, and never fails.
 *
 * @returns what the API server said of the nodes at last
 * @throws {@link BerthError} `NODES_NOT_READY` with what each node says, after five minutes
 */
export async function awaitReady(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<NodesSeen> {
  const deadline = performance.now() + timeoutMs;
  let waitedFor = "";
  progress.step("Waiting until every node is Ready");
  for (;;) {
    const seen = await readNodes(plan, engine);
    const waiting = notReady(plan, seen);
    if (waiting.size === 0) return seen;
    if (performance.now() > deadline) throw tooLate(plan, waiting);
    const names = [...waiting.keys()].join(", ");
    if (names !== waitedFor)
      progress.step(`Waiting until ${names} ${waiting.size === 1 ? "is" : "are"} Ready`);
    waitedFor = names;
    await setTimeout(interval, undefined, engine.signal === undefined ? {} : { signal: engine.signal });
  }
}

function tooLate(plan: ClusterPlan, waiting: NotReady): BerthError {
  return new BerthError(
    `cluster "${plan.name}"`,
    [...waiting].map(([node, reason]) => ({
      code: "NODES_NOT_READY",
      path: `node \`${node}\``,
      value: "not Ready",
      rule: `after ${timeoutMs / 60_000} minutes it says: ${reason}`,
      remedy:
        "The machine may lack memory, disk or inotify watches; see https://kind.sigs.k8s.io/docs/user/known-issues/.",
    })),
  );
}
