import { setTimeout } from "node:timers/promises";
import { BerthError, containerName, NodeRole, type ClusterPlan } from "@berth/topology";
import type { Engine } from "../engine/engine";
import type { Progress } from "../process/progress";
import { readNodeStates } from "./node-states";

/** How long nodes may take to become Ready, in milliseconds. */
const patience = 5 * 60_000;
/** The time between two looks, in milliseconds. */
const interval = 1_000;

/** Why each node of a plan that is not Ready is not, by its name in Kubernetes. */
export type NotReady = ReadonlyMap<string, string>;

/** Looks once which nodes are not Ready: by the cluster's own kubectl, in the container of a control plane, as kind does. */
export async function lookAtNodes(plan: ClusterPlan, engine: Engine): Promise<NotReady> {
  const names = plan.nodes.map((node) => containerName(plan.name, node.name));
  const controlPlane = plan.nodes.find(({ role }) => role === NodeRole.ControlPlane);
  const { code, stdout, stderr } = await engine.exec(containerName(plan.name, controlPlane?.name ?? ""), [
    "kubectl",
    "--kubeconfig=/etc/kubernetes/admin.conf",
    "get",
    "nodes",
    "--output=json",
  ]);
  if (code !== 0)
    return new Map(names.map((name) => [name, `the API server does not answer: ${stderr.trim()}`]));
  const states = readNodeStates(stdout);
  return new Map(
    names.flatMap((name): [string, string][] => {
      const reason = states.has(name) ? states.get(name) : "has not joined the cluster";
      return reason === undefined ? [] : [[name, reason]];
    }),
  );
}

/**
 * Waits until every node of a plan is Ready. kind's own wait looks at control planes only, and never fails.
 *
 * @throws {@link BerthError} `NODES_NOT_READY` with what each node says, after five minutes
 */
export async function awaitReady(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<void> {
  const deadline = performance.now() + patience;
  let waitedFor = "";
  for (;;) {
    const notReady = await lookAtNodes(plan, engine);
    if (notReady.size === 0) return;
    if (performance.now() > deadline) throw tooLate(plan, notReady);
    const names = [...notReady.keys()].join(", ");
    if (names !== waitedFor)
      progress.step(`Waiting until ${names} ${notReady.size === 1 ? "is" : "are"} Ready`);
    waitedFor = names;
    await setTimeout(interval, undefined, engine.signal === undefined ? {} : { signal: engine.signal });
  }
}

function tooLate(plan: ClusterPlan, notReady: NotReady): BerthError {
  return new BerthError(
    `cluster "${plan.name}"`,
    [...notReady].map(([node, reason]) => ({
      code: "NODES_NOT_READY",
      path: `node \`${node}\``,
      value: "not Ready",
      rule: `after ${patience / 60_000} minutes it says: ${reason}`,
      remedy:
        "The machine may lack memory, disk or inotify watches; see https://kind.sigs.k8s.io/docs/user/known-issues/.",
    })),
  );
}
