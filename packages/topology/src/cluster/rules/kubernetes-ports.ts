import type { Finding } from "../../findings/finding";
import { NodeRole } from "../../model/node-record";
import { PortProtocol } from "../../model/port-record";
import type { CheckedCluster } from "./checked-cluster";

/** The Kubernetes components that listen on all addresses of every node, by port. */
const onEveryNode: Readonly<Record<number, string>> = {
  10250: "the kubelet",
  10256: "kube-proxy's health check",
};
/** The Kubernetes components that listen only on control planes, by port. */
const onControlPlanes: Readonly<Record<number, string>> = {
  2379: "etcd",
  2380: "etcd",
  6443: "the API server",
};

/**
 * Warns about ports that forward to a Kubernetes component. Clients of such a port reach the component. If an app binds the same port on
 * the node, the app receives the component's traffic.
 *
 * @see https://kubernetes.io/docs/reference/networking/ports-and-protocols/
 */
export function checkKubernetesPorts({ nodes, ports }: CheckedCluster): Finding[] {
  const roles = new Map(nodes.map(({ node }) => [node.name, node.role]));
  return ports.flatMap(({ path, port }): Finding[] => {
    const holder =
      onEveryNode[port.containerPort] ??
      (roles.get(port.node) === NodeRole.ControlPlane ? onControlPlanes[port.containerPort] : undefined);
    if (holder === undefined || port.protocol !== PortProtocol.TCP) return [];
    return [
      {
        code: "CONTAINER_PORT_OF_KUBERNETES",
        path: `${path}.containerPort`,
        value: port.containerPort,
        rule: `${holder} listens on this port on node \`${port.node}\`, so no app can use port \`${port.name}\``,
        remedy:
          port.containerPort === 6443
            ? "kind itself publishes the API server. To publish it on a fixed host port, set `networking.apiServerPort`."
            : "Use another containerPort, unless you want to reach this Kubernetes component.",
      },
    ];
  });
}
