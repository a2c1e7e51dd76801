import { edgeContainerName, edgeLabel } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Foreign } from "../engine/foreign";
import { readLabelText } from "../engine/label-text";

/** The container properties that show whether Berth created an edge container, and for which owner. */
export type EdgeSigns = Pick<Container, "id" | "name" | "labels" | "networks" | "mounts">;

/** Returns the temporary name for an old edge container that a new container is about to replace. */
export function retiredName({ id, name }: Pick<Container, "id" | "name">): string {
  return `${name}_${id.slice(0, 12)}`;
}

/**
 * Determines whether Berth created a container as a cluster's edge container. The label alone does not prove this, because an image or a
 * compose file can also set it.
 *
 * @param owners - the possible owners: the plan's owner, and the former owners if the stack was renamed
 * @returns `ours` if Berth created the container for one of these owners; if not, a clause that explains why not
 */
export function whoseEdge(
  container: EdgeSigns,
  cluster: string,
  owners: readonly string[],
): "ours" | { readonly why: string } {
  const { labels, networks, mounts } = container;
  if (labels[edgeLabel.cluster] !== cluster) return lacks(`${edgeLabel.cluster}=${cluster}`);
  for (const key of Object.values(edgeLabel)) if (labels[key] === undefined) return lacks(key);
  const port = edgeContainerName(cluster, labels[edgeLabel.port] ?? "");
  if (![port, retiredName({ ...container, name: port })].includes(container.name))
    return { why: `its label \`${edgeLabel.port}\` requires the name \`${port}\`` };
  const owner = readLabelText(labels[edgeLabel.owner]);
  if (owner === undefined) return { why: `its label \`${edgeLabel.owner}\` is not readable` };
  if (!owners.includes(owner))
    return { why: `its label \`${edgeLabel.owner}\` names another owner, ${owner}` };
  const network = labels[edgeLabel.network] ?? "";
  if (!networks.includes(network))
    return { why: `it is not connected to the network \`${network}\` of its label` };
  const [mount] = mounts;
  if (mount !== undefined) return { why: `it mounts ${mount}, and edge containers have no mounts` };
  return "ours";
}

/** Separates a cluster's edge containers from foreign containers that have the same label. */
export function sortEdges<T extends EdgeSigns>(
  containers: readonly T[],
  cluster: string,
  owners: readonly string[],
): { readonly ours: T[]; readonly foreign: Foreign[] } {
  const ours: T[] = [];
  const foreign: Foreign[] = [];
  for (const container of containers) {
    const whose = whoseEdge(container, cluster, owners);
    if (whose === "ours") ours.push(container);
    else foreign.push({ name: container.name, why: whose.why });
  }
  return { ours, foreign };
}

function lacks(label: string): { readonly why: string } {
  return { why: `it has no label \`${label}\`` };
}
