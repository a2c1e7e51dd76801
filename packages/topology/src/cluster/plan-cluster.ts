import { z } from "zod";
import { BerthError, refuseIfAny, type Finding, type Warn } from "../errors/berth-error";
import { readShape } from "../errors/shape";
import { portLabel, type PortRecord } from "../record/port-record";
import type { ClusterArgs } from "./cluster-args";
import { checkClusterName } from "./cluster-name";
import type { ClusterPlan, NodePlan } from "./cluster-plan";
import { planNodes, type NamedNode } from "./plan-nodes";
import { planPorts } from "./plan-ports";
import { checkSharedPorts } from "./shared-ports";

const clusterShape = z.strictObject({
  name: z.string(),
  nodes: z.array(z.unknown()).optional(),
  portMappings: z.array(z.unknown()).optional(),
});

/**
 * Decides all that can be known of a cluster before it exists: the names of its nodes, which node carries which port, what
 * labels and taints the nodes have. Pure: the same arguments give the same plan, in whichever order ports are declared.
 *
 * @param warn - is told what works but not everywhere, or not as one may think, where nothing is refused
 * @throws {@link BerthError} with everything that cannot work, each with the path of the argument, its value, the rule
 * and the remedy
 *
 * @example
 * ```ts
 * const plan = planCluster({
 *   name: "demo",
 *   nodes: [{ role: "control-plane" }, { role: "worker" }],
 *   portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
 * });
 * plan.ports[0].node; // "worker"
 * ```
 */
export function planCluster(args: ClusterArgs, warn: Warn = () => undefined): ClusterPlan {
  const findings: Finding[] = [];
  const subject = `cluster "${args.name}"`;
  const given = readShape(clusterShape, args, "", findings);
  if (given === undefined) throw new BerthError(subject, findings);

  const nodes = planNodes(given.nodes, findings);
  const declared = planPorts(given.portMappings ?? [], nodes, findings);
  findings.push(
    ...checkClusterName(
      given.name,
      nodes.map(({ name }) => name),
    ),
    ...checkSharedPorts(declared),
  );
  refuseIfAny(subject, findings, warn);

  const ports = declared.map(({ port }) => port).sort(byName);
  return { version: 1, name: given.name, nodes: nodes.map((node) => withLabels(node, ports)), ports };
}

function withLabels(node: NamedNode, ports: readonly PortRecord[]): NodePlan {
  const carried = ports.filter((port) => port.node === node.name);
  const labels = carried.map(({ name, containerPort }) => [portLabel(name), String(containerPort)]);
  return { ...node, labels: Object.fromEntries(labels) as Record<string, string> };
}

/** By code units, so that no locale of a machine changes a plan. */
function byName(one: PortRecord, other: PortRecord): number {
  return one.name < other.name ? -1 : 1;
}
