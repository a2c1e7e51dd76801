import type { Finding } from "../../findings/finding";
import { PortProtocol } from "../../model/port-record";
import type { DeclaredPort } from "../plan-ports";
import type { CheckedCluster } from "./checked-cluster";

/** The lowest port that an unprivileged process can bind by default. */
const firstUnprivileged = 1024;
/** The ports that AirPlay Receiver listens on since macOS Monterey. */
const airPlayPorts = [5000, 7000];

/** Warns about host ports that are often unavailable on other users' machines. */
export function checkAwkwardHostPorts({ ports }: CheckedCluster): Finding[] {
  return [...ports.filter(isPrivileged).map(privileged), ...ports.filter(isAirPlays).map(heldByMacOS)];
}

function isPrivileged({ port }: DeclaredPort): boolean {
  return port.hostPort >= 1 && port.hostPort < firstUnprivileged;
}

/** @see https://docs.docker.com/engine/security/rootless/tips/#exposing-privileged-ports */
function privileged({ path, port }: DeclaredPort): Finding {
  return {
    code: "HOST_PORT_PRIVILEGED",
    path: `${path}.hostPort`,
    value: port.hostPort,
    rule: `by default, a rootless container engine cannot bind ports below ${firstUnprivileged}`,
    remedy: `If the engine may be rootless, use a hostPort of at least ${firstUnprivileged}, such as ${port.hostPort + 8000}.`,
  };
}

function isAirPlays({ port }: DeclaredPort): boolean {
  return port.protocol === PortProtocol.TCP && airPlayPorts.includes(port.hostPort);
}

/** @see https://developer.apple.com/forums/thread/682332 */
function heldByMacOS({ path, port }: DeclaredPort): Finding {
  return {
    code: "HOST_PORT_RESERVED_BY_MACOS",
    path: `${path}.hostPort`,
    value: port.hostPort,
    rule: "on macOS, AirPlay Receiver listens on this port",
    remedy: "Use another hostPort, or turn off AirPlay Receiver on every Mac that runs the cluster.",
  };
}
