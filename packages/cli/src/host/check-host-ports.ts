import {
  addressesOverlap,
  hostEndpoint,
  type ClusterPlan,
  type Finding,
  type PortRecord,
} from "@berth/topology";
import { kindLabel, type Engine } from "../engine/engine";
import type { Container } from "../engine/container";
import { probeBind } from "./bind-probe";
import { processHolding } from "./port-holder";

/**
 * Checks that every host port of a plan can be had, and says who holds those that cannot.
 *
 * An engine on another machine binds its ports there: then only its containers are looked at.
 *
 * @returns `HOST_PORT_IN_USE` and `LISTEN_ADDRESS_NOT_LOCAL`, for each port that cannot be had
 */
export async function checkHostPorts(plan: ClusterPlan, engine: Engine): Promise<Finding[]> {
  const containers = await engine.runningContainers();
  const local = isLocal(process.env);
  const findings = await Promise.all(
    plan.ports.map(
      async (port) => heldByContainer(port, containers) ?? (local ? await heldByProcess(port) : undefined),
    ),
  );
  return findings.filter((finding) => finding !== undefined);
}

/** Finds the container that publishes a port. Not every engine binds a socket for it that another process would see. */
export function heldByContainer(port: PortRecord, containers: readonly Container[]): Finding | undefined {
  const holder = containers.find(({ published }) =>
    published.some(
      ({ hostPort, protocol, listenAddress }) =>
        hostPort === port.hostPort &&
        protocol === port.protocol &&
        addressesOverlap(listenAddress, port.listenAddress),
    ),
  );
  if (holder === undefined) return undefined;
  const cluster = holder.labels[kindLabel.cluster];
  return inUse(
    port,
    `container \`${holder.name}\`${cluster === undefined ? "" : ` of the kind cluster "${cluster}"`}`,
  );
}

async function heldByProcess(port: PortRecord): Promise<Finding | undefined> {
  switch (await probeBind(port)) {
    case "held":
      return inUse(port, await processHolding(port));
    case "foreign address":
      return {
        code: "LISTEN_ADDRESS_NOT_LOCAL",
        path: `listenAddress of port \`${port.name}\``,
        value: port.listenAddress,
        rule: "this machine has no such address",
        remedy: "Use 127.0.0.1, 0.0.0.0 or an address that the machine has.",
      };
    case "free":
    case "unknown":
      return undefined;
  }
}

function inUse(port: PortRecord, holder: string): Finding {
  return {
    code: "HOST_PORT_IN_USE",
    path: `hostPort of port \`${port.name}\``,
    value: port.hostPort,
    rule: `${hostEndpoint(port)} is held by ${holder}`,
    remedy: `Stop what holds it, or give port \`${port.name}\` another hostPort.`,
  };
}

/** Whether the engine's command line talks to this machine, by the variables that point it elsewhere. */
export function isLocal(env: NodeJS.ProcessEnv): boolean {
  const endpoints = [env["DOCKER_HOST"], env["CONTAINER_HOST"]];
  return endpoints.every((endpoint) => endpoint === undefined || /^(unix|npipe):|^$/.test(endpoint));
}
