import type { ClusterPlan } from "../cluster/cluster-plan";
import { containerName } from "../model/node-names";
import { traefik } from "../ingress-controller/traefik";
import { edgeContainerName, edgeContainerPort } from "../model/edge-container";
import { hostEndpoint, type PortRecord } from "../model/port-record";
import { proxyFiles } from "./proxy-files";

/** The labels of edge containers. kind's cluster label is not one of them, because kind would treat the containers as nodes. */
export const edgeLabel = {
  /** The name of the cluster. */
  cluster: "dev.berth.cluster",
  /** The name of the port. */
  port: "dev.berth.port",
  /** Everything that the container was created from, see {@link EdgePlan.origin}. */
  origin: "dev.berth.edge",
  /** The owner of the cluster, see {@link ClusterPlan.owner}. */
  owner: "dev.berth.owner",
  /** The network of the container engine on which the container was created. */
  network: "dev.berth.network",
} as const;

/** The plan of the proxy container for one edge port. */
export interface EdgePlan {
  /** The name of the container. */
  readonly container: string;
  /** The port that the proxy forwards from the host to the node. */
  readonly port: PortRecord;
  /** The name of the node container to which the proxy forwards. */
  readonly node: string;
  /** The full name of Traefik's image, because Podman has no default registry. */
  readonly image: string;
  /** The user and group in the container. They are not root, so the container uses only ports above 1024. */
  readonly user: number;
  /** The port that the proxy listens on in its container. */
  readonly containerPort: number;
  /** Traefik's configuration files in the container: the text of each file by its path. */
  readonly files: Readonly<Record<string, string>>;
  /** Everything that the container is created from, as text. If this text changes, the container is replaced. */
  readonly origin: string;
}

/**
 * The version of everything that {@link origin} does not include: the configuration files and the container options. If you increase this
 * number, the next `up` replaces the edge containers of all users.
 */
const form = 1;

/** Plans the proxy containers of a cluster: one for each edge port. */
export function planEdges(plan: Pick<ClusterPlan, "name" | "ports">): EdgePlan[] {
  return plan.ports.filter(({ publish }) => publish === "edge").map((port) => planEdge(plan.name, port));
}

function planEdge(cluster: string, port: PortRecord): EdgePlan {
  const node = containerName(cluster, port.node);
  // Uses the node name, because the node's IP address can change after each restart.
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
