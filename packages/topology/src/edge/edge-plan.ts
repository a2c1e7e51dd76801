import type { ClusterPlan } from "../cluster/cluster-plan";
import { containerName } from "../model/node-names";
import { traefik } from "../ingress-controller/traefik";
import { edgeContainerName, edgeContainerPort } from "../model/edge-container";
import { hostEndpoints, type PortRecord } from "../model/port-record";
import { proxyFiles } from "./proxy-files";

/** The labels on edge containers. They do not include kind's cluster label, because kind would then treat the edge containers as nodes. */
export const edgeLabel = {
  /** The cluster name. */
  cluster: "dev.berth.cluster",
  /** The port name. */
  port: "dev.berth.port",
  /** The inputs from which the container was created (see {@link EdgePlan.origin}). */
  origin: "dev.berth.edge",
  /** The cluster's owner (see {@link ClusterPlan.owner}). */
  owner: "dev.berth.owner",
  /** The container engine network in which the container was created. */
  network: "dev.berth.network",
} as const;

/** The plan for an edge port's proxy container. */
export interface EdgePlan {
  /** The name of the container. */
  readonly container: string;
  /** The port that the proxy forwards from the host to the node. */
  readonly port: PortRecord;
  /** The name of the node container that the proxy forwards to. */
  readonly node: string;
  /** The full name of the Traefik image, including the registry, because Podman has no default registry. */
  readonly image: string;
  /** The user ID and group ID of the proxy process. The process does not run as root, so it can bind only ports above 1024. */
  readonly user: number;
  /** The port that the proxy listens on inside the container. */
  readonly containerPort: number;
  /** The text of each Traefik configuration file, by the file's path in the container. */
  readonly files: Readonly<Record<string, string>>;
  /** All inputs from which Berth creates the container, as text. If this text changes, Berth replaces the container. */
  readonly origin: string;
}

/**
 * The version of the configuration files and container options. {@link origin} contains this version instead of their content. If you
 * increase this number, every user's next `pulumi up` replaces all edge containers.
 */
const form = 1;

/** Plans a cluster's proxy containers, one for each edge port. */
export function planEdges(plan: Pick<ClusterPlan, "name" | "ports">): EdgePlan[] {
  return plan.ports.filter(({ publish }) => publish === "edge").map((port) => planEdge(plan.name, port));
}

function planEdge(cluster: string, port: PortRecord): EdgePlan {
  const node = containerName(cluster, port.node);
  // Use the node's container name, because the node's IP address can change when the node restarts.
  const target = `${node}:${port.containerPort}`;
  return {
    container: edgeContainerName(cluster, port.name),
    port,
    node,
    image: `docker.io/library/${traefik.image}`,
    user: traefik.user,
    containerPort: edgeContainerPort,
    files: proxyFiles(port.protocol, target),
    origin: `${hostEndpoints(port).sort().join(" and ")} to ${target} by ${traefik.image} (form ${form})`,
  };
}
