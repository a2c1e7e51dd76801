import { z } from "zod";
import { checkSharedPorts } from "../cluster/shared-ports";
import type { DeclaredPort } from "../cluster/plan-ports";
import { BerthError, throwIfErrors, type Warn } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import { markOmitted } from "../findings/mark-omitted";
import { readShape } from "../findings/shape";
import { textAt } from "../findings/value-at";
import type { ClusterRecord } from "../model/cluster-record";
import { isDefaultRange, parseNodePortRange, type NodePortRange } from "../model/node-port-range";
import type { NodeRecord } from "../model/node-record";
import { portLabel, type PortRecord } from "../model/port-record";
import { checkPins } from "./check-pins";
import type { ExistingArgs } from "./existing-cluster-args";
import { planBalancerPorts, planCarriedPorts } from "./plan-existing-ports";
import { planExistingNodes } from "./plan-existing-nodes";

const shape = z.strictObject({
  name: z.string(),
  nodes: z.array(z.unknown()).optional(),
  portMappings: z.array(z.unknown()).optional(),
  loadBalancer: z.unknown().optional(),
  labelNodes: z.boolean().optional(),
  gatewayApi: z.boolean().optional(),
  serviceNodePortRange: z.string().optional(),
});

/** The record for an existing cluster that Berth did not create, and the labels to set on the cluster's nodes. */
export interface ExistingClusterPlan {
  readonly record: ClusterRecord;
  /** The labels, in declaration order. Empty unless `labelNodes` is set. */
  readonly nodeLabels: readonly NodeLabel[];
}

/** A port label to set on a node. */
export interface NodeLabel {
  /**
   * A unique name for this label. It consists of the port name and, except on the port's first node, a number. The name stays the same if
   * the port moves to another node.
   */
  readonly name: string;
  /** The node's Kubernetes name. */
  readonly node: string;
  /** The label key (see {@link portLabel}). */
  readonly key: string;
  readonly value: string;
}

/**
 * Creates the record for an existing cluster from the user's description of the cluster. This function is pure, and does not contact the
 * cluster.
 *
 * @param warn - a function that receives each warning, for example about a setting with unexpected effects
 * @throws {@link BerthError} with all errors
 *
 * @example
 * ```ts
 * const { record } = planExistingCluster({
 *   name: "prod",
 *   nodes: [{ name: "edge-1" }],
 *   portMappings: [{ name: "http", address: "203.0.113.10", hostPort: 80 }],
 *   labelNodes: true,
 * });
 * record.ports[0].node; // "edge-1"
 * ```
 */
export function planExistingCluster(args: ExistingArgs, warn?: Warn): ExistingClusterPlan {
  const subject = `cluster "${textAt(args, "name") ?? ""}"`;
  const findings: Finding[] = [];
  const read = readShape(shape, args, "", findings);
  if (read === undefined) throw new BerthError(subject, findings);

  const { name, portMappings = [], loadBalancer, labelNodes = false, gatewayApi = false } = read;
  const nodes = planExistingNodes(read.nodes ?? [], findings);
  const carried = planCarriedPorts(portMappings, nodes, findings);
  const balanced = loadBalancer === undefined ? [] : planBalancerPorts(loadBalancer, findings);
  const range = planNodePortRange(read.serviceNodePortRange, findings);
  findings.push(...checkSharedPorts([...carried, ...balanced]), ...checkPins(nodes, carried, labelNodes));
  throwIfErrors(subject, markOmitted(findings, args), warn);

  const record: ClusterRecord = {
    version: 1,
    name,
    ...(loadBalancer === undefined ? {} : { loadBalancer: true }),
    ...(gatewayApi ? { gatewayApi } : {}),
    ...(range === undefined ? {} : { serviceNodePortRange: range }),
    otherNodes: true,
    nodes,
    ports: [...carried, ...balanced].map(({ port }) => port).sort(byName),
  };
  return { record, nodeLabels: labelNodes ? labelsOf(nodes, carried) : [] };
}

/** Reads the NodePort range. Returns `undefined` for the default range, which records omit. */
function planNodePortRange(text: string | undefined, findings: Finding[]): NodePortRange | undefined {
  if (text === undefined) return undefined;
  const range = parseNodePortRange(text);
  if (range !== undefined) return isDefaultRange(range) ? undefined : range;
  findings.push({
    code: "NODE_PORT_RANGE_INVALID",
    path: "serviceNodePortRange",
    value: text,
    rule: "it must be a range of port numbers from 1 to 65535, such as `30000-32767`",
    remedy:
      "Use the value of the API server's flag `--service-node-port-range`, or omit `serviceNodePortRange` for the default range.",
  });
  return undefined;
}

function labelsOf(nodes: readonly NodeRecord[], carried: readonly DeclaredPort[]): NodeLabel[] {
  const labelled = new Map(
    nodes.flatMap(({ name, nodeNames = [], matchLabels }) =>
      matchLabels === undefined ? [[name, nodeNames]] : [],
    ),
  );
  return carried.flatMap(({ port }) =>
    (labelled.get(port.node) ?? []).map((node, index) => ({
      name: index === 0 ? port.name : `${port.name}-${index + 1}`,
      node,
      key: portLabel(port.name),
      value: String(port.containerPort),
    })),
  );
}

/** Sorts by code units, in the same way as a kind cluster's ports. */
function byName(one: PortRecord, other: PortRecord): number {
  return one.name < other.name ? -1 : 1;
}
