import type { Finding } from "../findings/finding";
import type { CarriedPort } from "../model/carried-port";
import { Exposure } from "../model/exposure";
import { apiServerPort, kubernetesListener } from "../model/kubernetes-ports";
import { PortProtocol, type PortRecord } from "../model/port-record";

/**
 * Checks that a pod on a node can use the port. A load balancer port allows only the `loadBalancer` exposure. No app can use a port on
 * which a Kubernetes component listens.
 */
export function checkOnNode(exposure: Exposure, carried: CarriedPort): Finding[] {
  const { port } = carried;
  if (port.loadBalancer !== true) return checkFree(exposure, carried);
  if (exposure === Exposure.LoadBalancer) return [];
  return [
    {
      code: "PORT_OF_LOAD_BALANCER",
      path: "exposure",
      value: exposure,
      rule: `this exposure needs a port that a node carries, but port \`${port.name}\` belongs to the load balancer`,
      remedy: "Omit `exposure` to use `loadBalancer`, or use a port that a node carries.",
    },
  ];
}

/** The exposures whose pod binds the port on the node: the app's own pod, or the Ingress controller's pod. */
const bindOnNode: readonly Exposure[] = [Exposure.HostPort, Exposure.Ingress, Exposure.Gateway];

function checkFree(exposure: Exposure, { port, node }: CarriedPort): Finding[] {
  const listener = bindOnNode.includes(exposure) ? kubernetesListener(node.role, port) : undefined;
  if (listener === undefined) return [];
  return [
    {
      code: "PORT_OF_KUBERNETES",
      path: "port",
      value: port.name,
      rule: `this port forwards to port ${port.containerPort} on node \`${node.name}\`, on which ${listener} listens, so no app can use it`,
      remedy:
        port.containerPort === apiServerPort
          ? "Use another port for the app. To publish the API server, set the cluster's `networking.apiServerPort`."
          : "Use another port for the app, or set another containerPort in the cluster's port mapping.",
    },
  ];
}

/** Checks that an Ingress controller can serve the port. */
export function checkHttpPort(exposure: Exposure, port: PortRecord): Finding[] {
  if (port.protocol === PortProtocol.TCP) return [];
  return [
    {
      path: "exposure",
      value: exposure,
      code: "EXPOSURE_NEEDS_TCP",
      rule: `this exposure needs HTTP over TCP, but port \`${port.name}\` uses ${port.protocol}`,
      remedy: "Use the `hostPort` exposure, or a TCP port mapping.",
    },
  ];
}
