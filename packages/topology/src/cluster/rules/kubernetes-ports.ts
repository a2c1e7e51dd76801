import type { Finding } from "../../findings/finding";
import { apiServerPort, kubernetesListener } from "../../model/kubernetes-ports";
import { warnAboutPorts, type PortWarning } from "../../placement/warn-about-ports";
import type { DeclaredPort } from "../plan-ports";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Warns about ports that forward to a Kubernetes component. Clients of such a port reach the component. If an app binds the same port on
 * the node, the app receives the component's traffic. The planner of apps therefore rejects apps on these ports.
 */
export function checkKubernetesPorts({ nodes, ports }: CheckedCluster): Finding[] {
  const roles = new Map(nodes.map(({ node }) => [node.name, node.role]));
  return warnAboutPorts(
    ports.flatMap((declared) => {
      const role = roles.get(declared.port.node);
      const listener = role && kubernetesListener(role, declared.port);
      return listener === undefined ? [] : [{ ...declared, listener }];
    }),
    ofKubernetes,
  );
}

const ofKubernetes: PortWarning<DeclaredPort & { readonly listener: string }> = {
  code: "CONTAINER_PORT_OF_KUBERNETES",
  about: "containerPort",
  one: ({ port, listener }) => ({
    rule: `${listener} listens on this port on node \`${port.node}\`, so no app can use port \`${port.name}\``,
    remedy:
      port.containerPort === apiServerPort
        ? `Remove this port mapping, because kind itself publishes the API server. To publish it on this host port, set \`networking.apiServerPort\` to ${port.hostPort}.`
        : "Use another containerPort, unless you want to reach this Kubernetes component.",
  }),
  several: (ports) => ({
    rule: `Kubernetes components listen on the containerPorts of ${ports}, so no app can use these ports`,
    remedy: "Use other containerPorts, unless you want to reach the Kubernetes components.",
  }),
};
