import type { Finding } from "../../findings/finding";
import type { NodeRecord } from "../../model/node-record";
import { taintText } from "../../model/taint-text";
import { unpinned, type Placement } from "../../placement/placement";
import { keepsAway, type GivenToleration } from "../../placement/tolerations";
import type { App } from "../arguments/app-shape";
import { prefixPaths } from "../arguments/several-exposures";
import type { ResolvedExposure } from "../exposures/resolved-exposure";

/** The number of nodes that the finding describes. Large clusters have many nodes with the same taints. */
const mostNodes = 5;

/**
 * Returns the placement for pods that do not bind a port on their node. Adds a finding if no node accepts the pods. The finding names each
 * node's taints.
 */
export function unpinnedPlacement(
  { app, cluster: { record, unpinned: usual }, exposure, at }: ResolvedExposure,
  findings: Finding[],
): Placement {
  const own = ownTolerations(app);
  const placement = own.length === 0 || record.otherNodes === true ? usual : unpinned(record.nodes, own);
  if (placement !== undefined) return placement;
  if (app.service !== undefined) return { tolerations: [] };
  const tainted: Finding = {
    code: "NODES_ALL_TAINTED",
    path: "exposure",
    value: exposure,
    rule: `the app's pods do not tolerate the taints of any node in cluster "${record.name}": ${taintsOf(record.nodes)}`,
    remedy:
      "Add a toleration to `podSpec.tolerations`, remove the taints from a node, or use the `hostPort` exposure. With `hostPort`, the pods tolerate the taints of the node that carries the port.",
  };
  findings.push(...prefixPaths([tainted], at));
  return { tolerations: [] };
}

/**
 * Returns the tolerations that the program sets. If the planner cannot read all of them, because they are a Pulumi Output, returns a
 * toleration for every taint.
 */
function ownTolerations({ podSpec }: App): readonly GivenToleration[] {
  const given = podSpec?.tolerations ?? [];
  if (!Array.isArray(given)) return [{ operator: "Exists" }];
  return given.filter((one): one is GivenToleration => typeof one === "object" && one !== null);
}

function taintsOf(nodes: readonly NodeRecord[]): string {
  const described = nodes.slice(0, mostNodes).map(({ name, taints }) => {
    const texts = taints.filter(keepsAway).map((taint) => `\`${taintText(taint)}\``);
    return `\`${name}\` has ${texts.join(" and ")}`;
  });
  const more = nodes.length - described.length;
  return [...described, ...(more === 0 ? [] : [`and ${more} more nodes have taints`])].join(", ");
}
