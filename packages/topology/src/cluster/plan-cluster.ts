import { z } from "zod";
import { BerthError, throwIfErrors, type Finding, type Warn } from "../findings/berth-error";
import { markOmitted } from "../findings/mark-omitted";
import { readShape } from "../findings/shape";
import { textAt } from "../findings/value-at";
import type { PortRecord } from "../model/port-record";
import type { ClusterArgs } from "./cluster-args";
import { checkClusterName } from "./cluster-name";
import type { ClusterPlan } from "./cluster-plan";
import { combineRangeFindings } from "./combine-range-findings";
import { deriveHostPorts } from "./derive-host-ports";
import { omitUndefined } from "../model/omit-undefined";
import { effectiveCluster } from "./effective/effective-cluster";
import { kindFields } from "./kind-shapes";
import { readKubeadmPatches } from "./kubeadm/kubeadm-patches";
import { nodePlans } from "./node-plans";
import { lifecycleFields, planLifecycle } from "./plan-lifecycle";
import { planExtraPortMappings } from "./plan-extra-port-mappings";
import { planNodes, type DeclaredNode } from "./plan-nodes";
import { planPorts } from "./plan-ports";
import { portDefaults } from "./port-defaults";
import { checkCluster, warnOfPorts } from "./rules";
import type { CheckedCluster } from "./rules/checked-cluster";
import { checkSharedPorts } from "./shared-ports";

const clusterShape = z.strictObject({
  name: z.string(),
  owner: z.string().optional(),
  nodes: z.array(z.unknown()).optional(),
  portMappings: z.array(z.unknown()).optional(),
  ...kindFields,
  ...lifecycleFields,
});

/** The names of all cluster arguments. */
export const clusterArgumentNames: readonly string[] = Object.keys(clusterShape.shape);

/**
 * Plans a cluster before it exists. The plan contains the nodes' names, labels and taints, and the node that carries each port. This
 * function is pure: the same arguments always produce the same plan. The order of the port mappings does not matter.
 *
 * @param warn - a function that receives each warning, for example about a setting that does not work on every machine. If there are
 * errors, the function is not called.
 * @throws {@link BerthError} with all errors; each error contains the argument's path and value, the rule and the remedy
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
  const subject = `cluster "${textAt(args, "name") ?? ""}"`;
  const read = readShape(clusterShape, args, "", findings);
  if (read === undefined) throw new BerthError(subject, findings);

  const { name, owner, nodes: givenNodes, portMappings = [], ...others } = read;
  const { forKind, image, lifecycle } = planLifecycle(others, findings);
  const declaredNodes = planNodes(givenNodes, findings).map((declared) => withImage(declared, image));
  const nodes = declaredNodes.map(({ node }) => node);
  const defaults = portDefaults(nodes, forKind.networking);
  const declared = deriveHostPorts(
    [
      ...planPorts(portMappings, defaults, findings),
      ...planExtraPortMappings(declaredNodes, defaults, findings),
    ],
    owner ?? name,
    [forKind.networking?.apiServerPort ?? 0, lifecycle.registry?.hostPort ?? 0],
  );
  const configured = { ...forKind, ...lifecycle, nodes: declaredNodes };
  const patches = readKubeadmPatches(configured, findings);
  const effective = effectiveCluster(configured, patches, findings);
  const checked: CheckedCluster = { ...configured, ports: declared, patches, effective };
  findings.push(
    ...checkClusterName(
      name,
      nodes.map((node) => node.name),
    ),
    ...checkSharedPorts(declared),
    ...checkCluster(checked),
  );
  findings.push(...warnOfPorts(checked, findings));
  throwIfErrors(subject, markOmitted(combineRangeFindings(findings, declared), args), warn);

  const ports = declared.map(({ port }) => port).sort(byName);
  const { serviceNodePortRange } = effective;
  const derived = declared.filter(({ auto }) => auto === true).map(({ port }) => port.name);
  return {
    version: 1,
    name,
    ...(owner === undefined ? {} : { owner }),
    ...omitUndefined(forKind),
    ...lifecycle,
    ...(serviceNodePortRange === undefined ? {} : { serviceNodePortRange }),
    nodes: nodePlans(declaredNodes, effective, ports),
    ports,
    ...(derived.length === 0 ? {} : { derivedHostPorts: derived.sort() }),
  };
}

/** Sets the cluster's image on a node that has no `image` of its own. */
function withImage(declared: DeclaredNode, image: string | undefined): DeclaredNode {
  if (image === undefined || declared.node.image !== undefined) return declared;
  return { ...declared, node: { ...declared.node, image } };
}

/** Sorts by code units, so that the plan does not depend on the machine's locale. */
function byName(one: PortRecord, other: PortRecord): number {
  return one.name < other.name ? -1 : 1;
}
