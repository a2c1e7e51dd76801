import { edgeContainerName, edgeLabel } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Foreign } from "../engine/foreign";
import { readLabelText } from "../engine/label-text";

/** What tells whose an edge container is. */
export type EdgeSigns = Pick<Container, "id" | "name" | "labels" | "networks" | "mounts">;

/** The name that a container has while another one replaces it. */
export function retiredName({ id, name }: Pick<Container, "id" | "name">): string {
  return `${name}_${id.slice(0, 12)}`;
}

/**
 * Decides whether Berth created a container as an edge container of a cluster. A label alone proves nothing: an image or a compose file can
 * set it.
 *
 * @param owners - whose edge containers they may be: the plan's owner, and who owned the cluster under a former name of the stack
 * @returns `ours`, or why not, as a clause
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
    return { why: `the edge container of the port in its label \`${edgeLabel.port}\` is called \`${port}\`` };
  const owner = readLabelText(labels[edgeLabel.owner]);
  if (owner === undefined || !owners.includes(owner))
    return {
      why: `its label \`${edgeLabel.owner}\` names another owner, ${owner ?? "which cannot be read"}`,
    };
  const network = labels[edgeLabel.network] ?? "";
  if (!networks.includes(network)) return { why: `it is not on the network \`${network}\` of its label` };
  const [mount] = mounts;
  if (mount !== undefined) return { why: `${mount} is mounted in it` };
  return "ours";
}

/** Tells a cluster's edge containers from the others that carry their label. */
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
