import type { ClusterPlan } from "../cluster/cluster-plan";
import { containerName } from "../model/node-names";
import { traefik } from "../ingress-controller/traefik";
import { edgeContainerName, edgeContainerPort } from "../model/edge-container";
import { hostEndpoint, type PortRecord } from "../model/port-record";
import { proxyFiles } from "./proxy-files";

/** The labels of edge containers. Edge containers do not have kind's cluster label, because kind would treat them as nodes. */
export const edgeLabel = {
  /** The name of the cluster. */
  cluster: "dev.berth.cluster",
  /** The name of the port. */
  port: "dev.berth.port",
  /** The inputs from which the container was created, see {@link EdgePlan.origin}. */
  origin: "dev.berth.edge",
  /** The owner of the cluster, see {@link ClusterPlan.owner}. */
  owner: "dev.berth.owner",
  /** The container engine network in which the container was created. */
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
  /** The full name of the Traefik image. The name includes the registry, because Podman has no default registry. */
  readonly image: string;
  /** The user ID and group ID of the proxy process. The process does not run as root, so it binds only ports above 1024. */
  readonly user: number;
  /** The port on which the proxy listens in its container. */
  readonly containerPort: number;
  /** The text of each Traefik configuration file, by the path of the file in the container. */
  readonly files: Readonly<Record<string, string>>;
  /** All inputs from which the container is created, as text. If this text changes, Berth replaces the container. */
  readonly origin: string;
}

/**
 * The version of the configuration files and the container options, because {@link origin} does not include their content. If you increase
 * this number, the next `pulumi up` replaces the edge containers of all users.
 */
const form = 1;

/** Plans the proxy containers of a cluster: one for each edge port. */
export function planEdges(plan: Pick<ClusterPlan, "name" | "ports">): EdgePlan[] {
  return plan.ports.filter(({ publish }) => publish === "edge").map((port) => planEdge(plan.name, port));
}

function planEdge(cluster: string, port: PortRecord): EdgePlan {
  const node = containerName(cluster, port.node);
  // Uses the node name, because the node's IP address can change when the node restarts.
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
