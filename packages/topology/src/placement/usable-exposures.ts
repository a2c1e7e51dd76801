import { enumerate } from "../findings/enumerate";
import type { CarriedPort } from "../model/carried-port";
import type { ClusterRecord } from "../model/cluster-record";
import { everyExposure, Exposure } from "../model/exposure";
import { kubernetesListener } from "../model/kubernetes-ports";
import { isInRange, nodePortRange } from "../model/node-port-range";
import { PortProtocol } from "../model/port-record";

/**
 * Whether an app can use an exposure on a port. Remedies recommend only exposures for which this function returns `true`, because any other
 * exposure would cause the next error.
 */
export function isUsable(exposure: Exposure, { port, node }: CarriedPort, record: ClusterRecord): boolean {
  const balanced = record.ports.some(({ loadBalancer }) => loadBalancer === true);
  if (exposure === Exposure.LoadBalancer)
    return record.loadBalancer === true && (port.loadBalancer === true || !balanced);
  if (port.loadBalancer === true) return false;
  if (exposure === Exposure.NodePort) return isInRange(port.containerPort, nodePortRange(record));
  if (kubernetesListener(node.role, port) !== undefined) return false;
  return exposure === Exposure.HostPort || port.protocol === PortProtocol.TCP;
}

/**
 * Recommends the usable exposures in a list, as the end of a sentence. Returns an empty string if none is usable.
 *
 * @param among - the exposures that would fix the problem
 *
 * @example
 * ```ts
 * recommended(["ingress", "nodePort"], carried, record, ", or use"); // ", or use the `ingress` exposure"
 * ```
 */
export function recommended(
  among: readonly Exposure[],
  carried: CarriedPort,
  record: ClusterRecord,
  before: string,
): string {
  const usable = everyExposure.filter((one) => among.includes(one) && isUsable(one, carried, record));
  return usable.length === 0 ? "" : `${before} the ${enumerate(usable, "or")} exposure`;
}
