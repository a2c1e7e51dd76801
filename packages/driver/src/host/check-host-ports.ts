import {
  addressesOverlap,
  edgeLabel,
  hostEndpoint,
  portsByAddress,
  type ClusterPlan,
  type HostPortRecord,
  type PortRecord,
  type SystemFinding,
} from "@kind-berth/topology";
import { whoseEdge } from "../ownership/whose-edge";
import { kindLabel, type Engine } from "../engine/engine";
import type { Container } from "../engine/container";
import { probeBind } from "./bind-probe";
import { suggestFreeHostPorts } from "./free-host-port";
import { processHolding } from "./port-holder";

/**
 * Checks that host ports are available. If a port is not available, the finding names the container or process that holds the port. A port
 * that one of the cluster's own edge containers holds counts as available, because Berth can replace that container.
 *
 * If the engine runs on another machine, it binds the ports there. This function then checks only the engine's containers.
 *
 * @param plan - the plan for the cluster that needs these ports
 * @param ports - the ports to check; by default, all ports in the plan
 * @param owners - the possible owners of the cluster's edge containers; by default, the plan's owner
 * @returns a `HOST_PORT_IN_USE` or `LISTEN_ADDRESS_NOT_LOCAL` finding for each address of a port that is not available. If Berth derived
 * the host port, the finding contains a free host port
 */
export async function checkHostPorts(
  plan: ClusterPlan,
  engine: Engine,
  ports: readonly PortRecord[] = plan.ports,
  owners: readonly string[] = [plan.owner ?? ""],
): Promise<SystemFinding[]> {
  const containers = await engine.runningContainers();
  const own = containers.filter((container) => whoseEdge(container, plan.name, owners) === "ours");
  const others = containers.filter((container) => !own.includes(container));
  const local = isLocal(process.env);
  const judged = await Promise.all(
    ports.map(async (port) => {
      const findings = await Promise.all(
        portsByAddress(port)
          .filter((bound) => !own.some((container) => holdsHostPort(container, bound)))
          .map(
            async (bound) =>
              heldByContainer(bound, others) ?? (local ? await heldByProcess(bound) : undefined),
          ),
      );
      return { port, findings: findings.filter((finding) => finding !== undefined) };
    }),
  );
  const isFree = async (port: HostPortRecord) =>
    !containers.some((container) => holdsHostPort(container, port)) && (!local || (await canBind(port)));
  return suggestFreeHostPorts(judged, plan, isFree);
}

/** Whether no process holds the port on any of its addresses, as far as a bind test can detect it. */
async function canBind(port: HostPortRecord): Promise<boolean> {
  const results = await Promise.all(portsByAddress(port).map((bound) => probeBind(bound)));
  return results.every((result) => result === "free" || result === "unknown");
}

/** Whether a container publishes a host port on one of the given port's addresses or on an overlapping address. */
export function holdsHostPort({ published }: Pick<Container, "published">, port: HostPortRecord): boolean {
  return portsByAddress(port).some((bound) =>
    published.some(
      ({ hostPort, protocol, listenAddress }) =>
        hostPort === bound.hostPort &&
        protocol === bound.protocol &&
        addressesOverlap(listenAddress, bound.listenAddress),
    ),
  );
}

/**
 * Finds the container that publishes a port. A bind test alone is not sufficient, because some engines publish ports without a socket that
 * another process can detect.
 */
export function heldByContainer(
  port: PortRecord,
  containers: readonly Container[],
): SystemFinding | undefined {
  const holder = containers.find((container) => holdsHostPort(container, port));
  if (holder === undefined) return undefined;
  const cluster = holder.labels[kindLabel.cluster] ?? holder.labels[edgeLabel.cluster];
  return inUse(
    port,
    `container "${holder.name}"${cluster === undefined ? "" : ` of the kind cluster "${cluster}"`} publishes it`,
  );
}

async function heldByProcess(port: PortRecord): Promise<SystemFinding | undefined> {
  switch (await probeBind(port)) {
    case "held":
      return inUse(port, `${await processHolding(port)} listens on it`);
    case "foreign address":
      return addressNotLocal(port);
    case "free":
    case "unknown":
      return undefined;
  }
}

/** Creates the finding for a port whose listenAddress is not one of this machine's addresses. */
export function addressNotLocal({ name, listenAddress }: PortRecord): SystemFinding {
  return {
    code: "LISTEN_ADDRESS_NOT_LOCAL",
    object: `listenAddress ${listenAddress} of port "${name}"`,
    state: "is not an address of this machine",
    reason: "a container engine can publish a port only on its machine's own addresses",
    remedy: "Use 127.0.0.1, 0.0.0.0 or one of the machine's own addresses.",
  };
}

function inUse(port: PortRecord, reason: string): SystemFinding {
  return {
    code: "HOST_PORT_IN_USE",
    object: `host port ${hostEndpoint(port)} of port "${port.name}"`,
    state: "is in use",
    reason,
    remedy: `Free the host port, or set another \`hostPort\` for port \`${port.name}\`.`,
  };
}

/**
 * Whether the engine runs on this machine. The environment variables DOCKER_HOST and CONTAINER_HOST can select an engine on another
 * machine.
 */
export function isLocal(env: NodeJS.ProcessEnv): boolean {
  const endpoints = [env["DOCKER_HOST"], env["CONTAINER_HOST"]];
  return endpoints.every((endpoint) => endpoint === undefined || /^(unix|npipe):|^$/.test(endpoint));
}
