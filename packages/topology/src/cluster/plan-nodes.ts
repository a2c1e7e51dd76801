import { z } from "zod";
import type { Finding } from "../errors/berth-error";
import { readShape } from "../errors/shape";
import { controlPlaneTaint, NodeRole, type NodeRecord } from "../record/node-record";
import { nodeNames } from "./node-names";

const nodeShape = z.strictObject({ role: z.string(), image: z.string().optional() });

/** A node with its name and taints, before it is known which ports it carries. */
export type NamedNode = NodeRecord & { readonly image?: string };

/**
 * Names the nodes as kind will and says which are tainted: kubeadm taints control planes, and kind takes the taint away
 * only where the cluster has a single node.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/main/pkg/cluster/internal/create/actions/kubeadminit/init.go
 *
 * @param nodes - as given; anything, since it is the user's
 */
export function planNodes(nodes: readonly unknown[] | undefined, findings: Finding[]): NamedNode[] {
  const given = (nodes ?? [{ role: NodeRole.ControlPlane }]).flatMap((node, index) =>
    readNode(node, index, findings),
  );
  const controlPlanes = given.filter(({ role }) => role === NodeRole.ControlPlane);
  // A node that could not be read may be the control plane: its own finding says enough.
  const allRead = given.length === (nodes?.length ?? 1);
  if (controlPlanes.length === 0 && allRead) {
    findings.push({
      code: "CONTROL_PLANE_MISSING",
      path: "nodes",
      value: nodes,
      rule: "none of them has the role `control-plane`",
      remedy: 'Add `{ role: "control-plane" }`.',
    });
  }
  const names = nodeNames(given.map(({ role }) => role));
  return given.map(({ role, image }, index) => ({
    name: names[index] ?? role,
    role,
    ...(image === undefined ? {} : { image }),
    taints: role === NodeRole.ControlPlane && given.length > 1 ? [controlPlaneTaint] : [],
  }));
}

function readNode(
  node: unknown,
  index: number,
  findings: Finding[],
): { role: NodeRole; image?: string | undefined }[] {
  const path = `nodes[${index}]`;
  const read = readShape(nodeShape, node, path, findings);
  if (read === undefined) return [];
  if (isNodeRole(read.role)) return [{ role: read.role, image: read.image }];
  findings.push({
    code: "NODE_ROLE_INVALID",
    path: `${path}.role`,
    value: read.role,
    rule: "kind knows the roles `control-plane` and `worker`",
    remedy: "Use one of the two.",
  });
  return [];
}

function isNodeRole(role: string): role is NodeRole {
  return role === NodeRole.ControlPlane || role === NodeRole.Worker;
}
