import type { ClusterPlan } from "../cluster/cluster-plan";
import { containerName } from "../model/node-names";
import { traefik } from "../ingress-controller/traefik";
import { edgeContainerName, edgeContainerPort } from "../model/edge-container";
import { hostEndpoint, type PortRecord } from "../model/port-record";
import { proxyFiles } from "./proxy-files";

/** The labels of edge containers. kind's own label for a cluster is not among them: kind would take them for nodes. */
export const edgeLabel = {
  /** The cluster's name. */
  cluster: "dev.berth.cluster",
  /** The port's name. */
  port: "dev.berth.port",
  /** All that the container was made from, see {@link EdgePlan.origin}. */
  origin: "dev.berth.edge",
  /** Who owns the cluster, see {@link ClusterPlan.owner}. */
  owner: "dev.berth.owner",
  /** The engine's network that the container was created on. */
  network: "dev.berth.network",
} as const;

/** The proxy container of one edge port, as it is to be made. */
export interface EdgePlan {
  /** The name of the container. */
  readonly container: string;
  /** The port that it carries from the host to the node. */
  readonly port: PortRecord;
  /** The container of the node that it leads to. */
  readonly node: string;
  /** Traefik's image, under its full name: Podman knows no default registry. */
  readonly image: string;
  /** The user and group in the container: not root, so the ports in there are above 1024. */
  readonly user: number;
  /** The port that the proxy listens on in its container. */
  readonly containerPort: number;
  /** Traefik's configuration, as files in the container: text by path. */
  readonly files: Readonly<Record<string, string>>;
  /** All that the container is made from, as text: a container with another has to be made anew. */
  readonly origin: string;
}

/**
 * The form of all that {@link origin} does not spell out: the files and the container's options. One more replaces everybody's
 * edge containers at their next `up`.
 */
const form = 1;

/** Decides what proxy containers a cluster has: one for each edge port. */
export function planEdges(plan: Pick<ClusterPlan, "name" | "ports">): EdgePlan[] {
  return plan.ports.filter(({ publish }) => publish === "edge").map((port) => planEdge(plan.name, port));
}

function planEdge(cluster: string, port: PortRecord): EdgePlan {
  const node = containerName(cluster, port.node);
  // By name: the node's address may be another one after each restart.
  const target = `${node}:${port.containerPort}`;
  return {
    container: edgeContainerName(cluster, port.name),
    port,
    node,
    image: `docker.io/library/${traefik.image}`,
    user: traefik.user,
    containerPort: edgeContainerPort,
    files: proxyFiles(port.protocol, target),
    origin: `${hostEndpoint(port)} to ${target} by ${traefik.image} (form ${form})`,
  };
}
