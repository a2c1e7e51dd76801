import type { Finding } from "../../findings/finding";
import { PortProtocol } from "../../model/port-record";
import { warnAboutPorts, type PortWarning } from "../../placement/warn-about-ports";
import type { DeclaredPort } from "../plan-ports";
import type { CheckedCluster } from "./checked-cluster";

/** The lowest port that an unprivileged process can bind by default. */
const firstUnprivileged = 1024;
/** The ports that AirPlay Receiver listens on since macOS Monterey. */
const airPlayPorts = [5000, 7000];

/** Warns about host ports that are often unavailable on other users' machines. */
export function checkAwkwardHostPorts({ ports, networking, registry }: CheckedCluster): Finding[] {
  const taken = new Set([
    ...ports.map(({ port }) => port.hostPort),
    networking?.apiServerPort,
    registry?.hostPort,
  ]);
  return [
    ...warnAboutPorts(ports.filter(isPrivileged), privileged(taken)),
    ...warnAboutPorts(ports.filter(isAirPlays), heldByMacOS),
  ];
}

function isPrivileged({ port }: DeclaredPort): boolean {
  return port.hostPort >= 1 && port.hostPort < firstUnprivileged;
}

/**
 * @param taken - the host ports that the cluster already uses
 * @see https://docs.docker.com/engine/security/rootless/tips/#exposing-privileged-ports
 */
function privileged(taken: ReadonlySet<number | undefined>): PortWarning {
  return {
    code: "HOST_PORT_PRIVILEGED",
    about: "hostPort",
    one: ({ port }) => ({
      rule: `by default, a rootless container engine cannot bind ports below ${firstUnprivileged}`,
      remedy: `If the engine may be rootless, use a hostPort of at least ${firstUnprivileged}, such as ${freeFrom(port.hostPort + 8000, taken)}.`,
    }),
    several: (ports) => ({
      rule: `by default, a rootless container engine cannot bind host ports below ${firstUnprivileged}, as for ${ports}`,
      remedy: `If the engine may be rootless, use hostPorts of at least ${firstUnprivileged}.`,
    }),
  };
}

function freeFrom(first: number, taken: ReadonlySet<number | undefined>): number {
  let number = first;
  while (taken.has(number)) number += 1;
  return number;
}

function isAirPlays({ port }: DeclaredPort): boolean {
  return port.protocol === PortProtocol.TCP && airPlayPorts.includes(port.hostPort);
}

const turnOffAirPlay = "or turn off AirPlay Receiver on every Mac that runs the cluster.";

/** @see https://developer.apple.com/forums/thread/682332 */
const heldByMacOS: PortWarning = {
  code: "HOST_PORT_RESERVED_BY_MACOS",
  about: "hostPort",
  one: () => ({
    rule: "on macOS, AirPlay Receiver listens on this port",
    remedy: `Use another hostPort, ${turnOffAirPlay}`,
  }),
  several: (ports) => ({
    rule: `on macOS, AirPlay Receiver listens on the host ports of ${ports}`,
    remedy: `Use other hostPorts, ${turnOffAirPlay}`,
  }),
};
