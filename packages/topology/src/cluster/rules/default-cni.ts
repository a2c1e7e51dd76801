import type { Finding } from "../../findings/finding";
import { chooseExposure, Exposure } from "../../model/exposure";
import { nodePortRange } from "../../model/node-port-range";
import type { CheckedCluster } from "./checked-cluster";

/**
 * On a cluster without kindnet, warns about ports that need hostPorts. kindnet is kind's default CNI plugin. The CNI plugin `portmap`
 * forwards hostPorts. kindnet includes `portmap`, but other CNI plugins may not.
 *
 * @see https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/#support-hostport
 */
export function checkDefaultCni({ networking, ports, effective }: CheckedCluster): Finding[] {
  const range = nodePortRange(effective);
  const needing = ports.filter(
    ({ port }) => chooseExposure(undefined, port, range).exposure !== Exposure.NodePort,
  );
  if (networking?.disableDefaultCNI !== true || needing.length === 0) return [];
  const names = needing.map(({ port }) => `\`${port.name}\``);
  return [
    {
      code: "DEFAULT_CNI_OFF",
      path: "networking.disableDefaultCNI",
      value: true,
      rule: `pods bind ${needing.length === 1 ? "port" : "ports"} ${someOf(names)} as ${names.length === 1 ? "a hostPort" : "hostPorts"}, but kind's network plugin, which supports hostPorts, is disabled`,
      remedy:
        "Install another network plugin that supports hostPorts, for example one with `portmap`, or use containerPorts in the NodePort range.",
    },
  ];
}

/** Formats a list of names for a message: the first three names, then the number of remaining names. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
