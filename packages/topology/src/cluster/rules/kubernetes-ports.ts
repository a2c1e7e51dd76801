import type { Finding } from "../../findings/finding";
import { NodeRole } from "../../model/node-record";
import { PortProtocol } from "../../model/port-record";
import type { CheckedCluster } from "./checked-cluster";

/** What listens on every node, on all its addresses, by port. */
const onEveryNode: Readonly<Record<number, string>> = {
  10250: "the kubelet",
  10256: "kube-proxy's health check",
};
/** What listens on control planes besides. */
const onControlPlanes: Readonly<Record<number, string>> = {
  2379: "etcd",
  2380: "etcd",
  6443: "the API server",
};

/**
 * Warns of ports that lead to a part of Kubernetes itself: they reach that part, and an app that bound the port on the node
 * would take its traffic away.
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
        rule: `${holder} listens on it on node \`${port.node}\`, so no app can have port \`${port.name}\``,
        remedy:
          port.containerPort === 6443
            ? "kind publishes the API server itself: use `networking.apiServerPort` for a fixed port."
            : "Use another containerPort, unless it is that part of Kubernetes that you want to reach.",
      },
    ];
  });
}
