import { NodeRole, type NodeRecord } from "./node-record";
import { PortProtocol, type PortRecord } from "./port-record";

/** The Kubernetes components that listen on all addresses of every node, by TCP port. */
const onEveryNode: Readonly<Record<number, string>> = {
  10250: "the kubelet",
  10256: "kube-proxy's health check",
};
/** The Kubernetes components that listen only on control planes, by TCP port. */
const onControlPlanes: Readonly<Record<number, string>> = {
  2379: "etcd",
  2380: "etcd",
  6443: "the API server",
};

/**
 * Returns the Kubernetes component that listens on a port of a node. Returns `undefined` if no component listens on the port.
 *
 * @param role - the node's role
 * @param port - the port on the node; its number is the `containerPort` of a port mapping
 * @see https://kubernetes.io/docs/reference/networking/ports-and-protocols/
 *
 * @example
 * ```ts
 * kubernetesListener("control-plane", { containerPort: 6443, protocol: "TCP" }); // "the API server"
 * ```
 */
export function kubernetesListener(
  role: NodeRecord["role"],
  port: Pick<PortRecord, "containerPort" | "protocol">,
): string | undefined {
  const { containerPort, protocol } = port;
  if (protocol !== PortProtocol.TCP) return undefined;
  return (
    onEveryNode[containerPort] ??
    (role === NodeRole.ControlPlane ? onControlPlanes[containerPort] : undefined)
  );
}

/** The API server's port on each control plane. kind itself publishes this port. */
export const apiServerPort = 6443;
