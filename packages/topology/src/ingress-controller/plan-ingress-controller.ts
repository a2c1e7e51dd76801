import { BerthError } from "../errors/berth-error";
import type { Finding } from "../errors/finding";
import { checkHttpPort, checkOnNode } from "../exposure/check-exposure";
import { indexCluster } from "../exposure/cluster-index";
import { Exposure, isHttps } from "../exposure/exposure";
import { findPort, type CarriedPort } from "../exposure/find-port";
import { carrierAnnotations, pinnedTo } from "../exposure/placement";
import type { ClusterRecord } from "../record/cluster-record";
import type { PortRecord } from "../record/port-record";
import type { IngressControllerPlan } from "./ingress-controller-plan";
import { traefik, type TraefikOptions } from "./traefik";

/**
 * Decides where the Ingress controller of a port runs. There is one for each port of a cluster that apps with the exposures
 * `ingress` and `gateway` ask for, since a pod can bind the ports of its own node only.
 *
 * @param portName - the cluster's port that it serves
 * @param options - whether it is to serve Gateway API too
 * @throws {@link BerthError} `PORT_UNKNOWN`, `PORT_NOT_CARRIED`, `EXPOSURE_NEEDS_TCP`, `TLS_NOT_AVAILABLE` or
 * `INGRESS_CONTROLLER_TAKEN`
 *
 * @example
 * ```ts
 * planIngressController("http", record).ingressClassName; // "berth-ingress-http"
 * ```
 */
export function planIngressController(
  portName: string,
  record: ClusterRecord,
  options: Pick<TraefikOptions, "gateway"> = {},
): IngressControllerPlan {
  const findings: Finding[] = [];
  const carried = findPort(portName, indexCluster(record), findings);
  if (carried !== undefined) {
    const { port } = carried;
    const exposure = options.gateway === true ? Exposure.Gateway : Exposure.Ingress;
    findings.push(
      ...checkOnNode(exposure, port),
      ...checkHttpPort(exposure, port),
      ...checkAlone(port, record),
    );
  }
  if (carried !== undefined && findings.length === 0) return describeIngressController(carried, record);
  throw new BerthError(`Ingress controller of port "${portName}" on cluster "${record.name}"`, findings);
}

/**
 * The plan for a port that is known to be there and to carry HTTP.
 *
 * @param record - the cluster, with the controllers that other stacks have made
 */
export function describeIngressController(
  carried: CarriedPort,
  record: ClusterRecord,
): IngressControllerPlan {
  const { port } = carried;
  const name = `berth-ingress-${port.name}`;
  return {
    name,
    namespace: name,
    ingressClassName: name,
    port,
    replicas: carried.node.count ?? 1,
    placement: pinnedTo(carried),
    ...(hasController(record, port.name) ? { present: true } : {}),
    annotations: carrierAnnotations(carried),
    hostPort: port.containerPort,
    ...(isHttps(port)
      ? { containerPort: traefik.websecurePort, tls: true }
      : { containerPort: traefik.webPort }),
  };
}

/**
 * Checks that the controller of a port, where somebody has made it already, serves Gateway API: what Traefik serves is settled
 * when it starts.
 *
 * @param served - whether it does; `undefined` where there is no controller yet
 */
export function checkGatewayServed(port: PortRecord, served: boolean | undefined): Finding[] {
  if (served !== false) return [];
  return [
    {
      code: "GATEWAY_NOT_SERVED",
      path: "exposure",
      value: Exposure.Gateway,
      rule: `the Ingress controller of port \`${port.name}\` was made for Ingresses alone`,
      remedy:
        `Declare this app before those with the exposure \`ingress\`, make the controller itself before all of them with ` +
        "`gateway: true` (in the stack that makes it), or use the exposure `ingress`.",
    },
  ];
}

/** Whether the controller that another stack has made for a port serves Gateway API; `undefined` where none has made one. */
export function gatewayOfOtherStack(port: PortRecord, record: ClusterRecord): boolean | undefined {
  return hasController(record, port.name) ? (record.gateways ?? []).includes(port.name) : undefined;
}

function checkAlone(port: PortRecord, record: ClusterRecord): Finding[] {
  if (!hasController(record, port.name)) return [];
  return [
    {
      code: "INGRESS_CONTROLLER_TAKEN",
      path: "port",
      value: port.name,
      rule: `an Ingress controller serves port \`${port.name}\` of cluster "${record.name}" already, and two cannot bind one port of a node`,
      remedy: "Take this one out: apps with the exposure `ingress` find the other by themselves.",
    },
  ];
}

function hasController({ ingressControllers = [] }: ClusterRecord, port: string): boolean {
  return ingressControllers.includes(port);
}
