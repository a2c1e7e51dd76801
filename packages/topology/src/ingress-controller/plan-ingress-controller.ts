import { BerthError, type Finding } from "../errors/berth-error";
import { checkIngressPort } from "../exposure/check-exposure";
import { findPort } from "../exposure/find-port";
import { pinnedTo } from "../exposure/placement";
import type { ClusterRecord } from "../record/cluster-record";
import type { PortRecord } from "../record/port-record";
import type { IngressControllerPlan } from "./ingress-controller-plan";
import { traefik } from "./traefik";

/**
 * Decides where the Ingress controller of a port runs. There is one for each port of a cluster that apps with the exposure
 * `ingress` ask for, since a pod can bind the ports of its own node only.
 *
 * @param portName - the cluster's port that it serves
 * @throws {@link BerthError} `PORT_UNKNOWN`, `PORT_NOT_CARRIED`, `EXPOSURE_NEEDS_TCP` or `TLS_NOT_AVAILABLE`
 *
 * @example
 * ```ts
 * planIngressController("http", record).ingressClassName; // "berth-ingress-http"
 * ```
 */
export function planIngressController(portName: string, record: ClusterRecord): IngressControllerPlan {
  const findings: Finding[] = [];
  const port = findPort(portName, record, findings);
  if (port !== undefined) findings.push(...checkIngressPort(port));
  if (port !== undefined && findings.length === 0) return describeIngressController(port, record);
  throw new BerthError(`Ingress controller of port "${portName}" on cluster "${record.name}"`, findings);
}

/** The plan for a port that is known to be there and to carry HTTP. */
export function describeIngressController(port: PortRecord, record: ClusterRecord): IngressControllerPlan {
  const name = `berth-ingress-${port.name}`;
  return {
    name,
    namespace: name,
    ingressClassName: name,
    port,
    placement: pinnedTo(port, record),
    hostPort: port.containerPort,
    containerPort: traefik.webPort,
  };
}
