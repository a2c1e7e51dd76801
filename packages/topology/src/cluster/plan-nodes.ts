import { z } from "zod";
import type { Finding } from "../findings/berth-error";
import { readShape } from "../findings/shape";
import { NodeRole, type Taint } from "../model/node-record";
import type { NodePlan } from "./cluster-plan";
import { omitUndefined } from "../model/omit-undefined";
import { kindNodeFields, taintShape } from "./kind-shapes";
import { nodeNames } from "../model/node-names";
import { withoutEmptyValues } from "../model/without-empty-values";

const nodeShape = z.strictObject({
  role: z.string(),
  ...kindNodeFields,
  labels: z.record(z.string(), z.string()).optional(),
  taints: z.array(taintShape).optional(),
  extraPortMappings: z.array(z.unknown()).optional(),
});
type ReadNode = Omit<z.infer<typeof nodeShape>, "role"> & { readonly role: NodeRole };

/** A node that has no assigned ports yet. */
export interface DeclaredNode {
  /** The path at which the program declares the node, such as `nodes[1]`. */
  readonly path: string;
  /** The node, with the labels from the arguments. */
  readonly node: NodePlan;
  /** The node's `extraPortMappings`, exactly as the user wrote them. The mappings are not validated yet. */
  readonly extraPortMappings: readonly unknown[];
}

/**
 * Assigns names to the nodes in the same way as kind. If the program does not list a node's taints, the node has none here: kubeadm and
 * its patches determine them.
 *
 * @param nodes - the user's argument, which is not validated yet
 */
export function planNodes(nodes: readonly unknown[] | undefined, findings: Finding[]): DeclaredNode[] {
  const read = (nodes ?? [{ role: NodeRole.ControlPlane }]).flatMap((node, index) =>
    readNode(node, `nodes[${index}]`, findings),
  );
  const controlPlanes = read.filter(({ node }) => node.role === NodeRole.ControlPlane);
  // Do not report a missing control plane if a node could not be parsed. This node may be the control plane, and already has a finding.
  const allRead = read.length === (nodes?.length ?? 1);
  if (controlPlanes.length === 0 && allRead) {
    findings.push({
      code: "CONTROL_PLANE_MISSING",
      path: "nodes",
      rule: "no node has the role `control-plane`",
      remedy: 'Add `{ role: "control-plane" }`.',
    });
  }
  const names = nodeNames(read.map(({ node }) => node.role));
  return read.map(({ path, node: { extraPortMappings, labels, taints, ...node } }, index) => ({
    path,
    node: {
      ...omitUndefined(node),
      name: names[index] ?? node.role,
      labels: labels ?? {},
      // The effects may still be invalid. The rules report this problem.
      taints: withoutEmptyValues((taints ?? []) as readonly Taint[]),
      ...(taints === undefined ? {} : { managesTaints: true }),
    },
    extraPortMappings: extraPortMappings ?? [],
  }));
}

function readNode(value: unknown, path: string, findings: Finding[]): { path: string; node: ReadNode }[] {
  const read = readShape(nodeShape, value, path, findings);
  if (read === undefined) return [];
  const { role, ...node } = read;
  if (isNodeRole(role)) return [{ path, node: { ...node, role } }];
  findings.push({
    code: "NODE_ROLE_INVALID",
    path: `${path}.role`,
    value: role,
    rule: "it must be `control-plane` or `worker`",
    remedy: "Use one of these roles.",
  });
  return [];
}

function isNodeRole(role: string): role is NodeRole {
  return role === NodeRole.ControlPlane || role === NodeRole.Worker;
}
