import type { Finding } from "../../findings/finding";
import { hostEndpoint, listenAddresses, PortProtocol } from "../../model/port-record";
import type { RegistryPlan } from "../cluster-plan";
import { addressesOverlap } from "../../model/listen-address";
import type { CheckedCluster } from "./checked-cluster";

/** Matches a DNS label. The registry's container name must be a DNS label, because the nodes resolve this name by DNS. */
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Checks the local registry, and compares its port with the cluster's other host ports. */
export function checkRegistry(cluster: CheckedCluster): Finding[] {
  const { registry } = cluster;
  if (registry === undefined) return [];
  return [...checkName(registry), ...checkPort(registry), ...checkAgainstPorts(registry, cluster)];
}

function checkName({ name }: RegistryPlan): Finding[] {
  if (label.test(name)) return [];
  return [
    {
      code: "REGISTRY_NAME_INVALID",
      path: "registry.name",
      value: name,
      rule: "the nodes reach the registry by this name, so it must be a DNS label of at most 63 characters",
      remedy: "Use lower-case letters, digits and `-`, such as `kind-registry`.",
    },
  ];
}

function checkPort({ hostPort }: RegistryPlan): Finding[] {
  if (Number.isInteger(hostPort) && hostPort >= 1 && hostPort <= 65535) return [];
  return [
    {
      code: "PORT_NUMBER_INVALID",
      path: "registry.hostPort",
      value: hostPort,
      rule: "it must be a fixed port number from 1 to 65535, because image names contain the port number",
      remedy: "Use a fixed port number, or omit `registry.hostPort` to use 5001.",
    },
  ];
}

function checkAgainstPorts({ hostPort }: RegistryPlan, { networking, ports }: CheckedCluster): Finding[] {
  const own = { hostPort, listenAddress: "127.0.0.1", protocol: PortProtocol.TCP };
  const holders = ports
    .filter(
      ({ port }) =>
        port.hostPort === hostPort &&
        port.protocol === own.protocol &&
        listenAddresses(port).some((address) => addressesOverlap(address, own.listenAddress)),
    )
    .map(({ path, port }) => `port \`${port.name}\` (${path})`);
  if (networking?.apiServerPort === hostPort) holders.push("the API server (networking.apiServerPort)");
  return holders.map((holder) => ({
    code: "REGISTRY_PORT_TAKEN",
    path: "registry.hostPort",
    value: hostPort,
    rule: `the registry would listen on ${hostEndpoint(own)}, which ${holder} already uses`,
    remedy: "Set another `registry.hostPort`, or change the other host port.",
  }));
}
