import type { Finding } from "../errors/berth-error";
import { hostEndpoint, type PortRecord } from "../record/port-record";
import { addressesOverlap } from "./listen-address";
import type { DeclaredPort } from "./plan-ports";

/**
 * Finds what two port mappings cannot share: a name, a host port on overlapping addresses (kind looks at one node at a time
 * and leaves the rest to fail half-way), a containerPort of one node.
 */
export function checkSharedPorts(ports: readonly DeclaredPort[]): Finding[] {
  return [
    ...clashes(ports, ({ name }) => name, nameTaken),
    ...clashes(ports, ({ hostPort, protocol }) => `${hostPort}/${protocol}`, hostPortTaken),
    ...clashes(
      ports,
      ({ node, containerPort, protocol }) => `${node}:${containerPort}/${protocol}`,
      containerPortTaken,
    ),
  ];
}

type Clash = (later: DeclaredPort, earlier: DeclaredPort) => Finding | undefined;

/** Compares only ports with the same key, so that many ports cost little; reports each port once. */
function clashes(ports: readonly DeclaredPort[], key: (port: PortRecord) => string, clash: Clash): Finding[] {
  const seen = new Map<string, DeclaredPort[]>();
  return ports.flatMap((later) => {
    const earlier = seen.get(key(later.port)) ?? [];
    seen.set(key(later.port), [...earlier, later]);
    const found = earlier.map((one) => clash(later, one)).find((finding) => finding !== undefined);
    return found === undefined ? [] : [found];
  });
}

const nameTaken: Clash = (later, earlier) => ({
  code: "PORT_NAME_TAKEN",
  path: `${later.path}.name`,
  value: later.port.name,
  rule: `${earlier.path} has that name already, and apps ask for ports by name`,
  remedy: "Give each port mapping a name of its own.",
});

const hostPortTaken: Clash = (later, earlier) =>
  addressesOverlap(later.port.listenAddress, earlier.port.listenAddress)
    ? {
        code: "HOST_PORT_TAKEN",
        path: `${later.path}.hostPort`,
        value: later.port.hostPort,
        rule:
          `${hostEndpoint(later.port)} overlaps with ${hostEndpoint(earlier.port)} of port \`${earlier.port.name}\` ` +
          `(${earlier.path}), and a host port can be bound once, whichever nodes it leads to`,
        remedy: `Give \`${later.port.name}\` another hostPort or listenAddress.`,
      }
    : undefined;

const containerPortTaken: Clash = (later, earlier) => ({
  code: "CONTAINER_PORT_TAKEN",
  path: `${later.path}.containerPort`,
  value: later.port.containerPort,
  rule:
    `port \`${earlier.port.name}\` (${earlier.path}) leads to ${later.port.containerPort}/${later.port.protocol} of ` +
    `node \`${later.port.node}\` already`,
  remedy: "Let apps share that port, or give this one another containerPort or node.",
});
