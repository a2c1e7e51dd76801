import { z } from "zod";
import { enumerate } from "../findings/enumerate";
import type { ArgumentFinding, Finding } from "../findings/finding";
import { readShape } from "../findings/shape";
import { PortProtocol, type PortRecord } from "../model/port-record";
import { isPortName, longestPortName } from "../model/port-name";
import { listenAddressShape, planListenAddresses, recordAddresses } from "./listen-addresses";
import type { DeclaredAddress } from "./listen-addresses";
import type { PortDefaults } from "./port-defaults";
import { autoHostPort, portsOf, type PortEntry, type PortMapping } from "./port-range";

const portMappingShape = z.strictObject({
  name: z.string(),
  hostPort: z.union([z.number(), z.string()]),
  containerPort: z.union([z.number(), z.string()]),
  listenAddress: listenAddressShape.optional(),
  protocol: z.string().optional(),
  node: z.string().optional(),
  publish: z.string().optional(),
});

/** A port, and the path at which the program declares the port, such as `portMappings[1]`. */
export interface DeclaredPort {
  readonly path: string;
  readonly port: PortRecord;
  /** The host addresses that the port listens on, in declaration order. The list can contain an address twice. */
  readonly addresses: readonly DeclaredAddress[];
  /** The entry of the program, if the entry describes a range of ports. All ports of the range have the entry's path. */
  readonly range?: PortEntry;
  /** Set if the port has `hostPort: "auto"`. The record's hostPort is 0 until {@link deriveHostPorts} sets it. */
  readonly auto?: true;
}

/**
 * Reads each port mapping, and determines the node that carries the port. An entry with a range of ports results in one port for each
 * number. This function does not compare port mappings with each other.
 *
 * @param portMappings - the user's argument, which is not validated yet
 */
export function planPorts(
  portMappings: readonly unknown[],
  defaults: PortDefaults,
  findings: Finding[],
): DeclaredPort[] {
  return portMappings.flatMap((given, index) => {
    const path = `portMappings[${index}]`;
    const entry = readShape(portMappingShape, given, path, findings);
    if (entry === undefined) return [];
    const mappings = portsOf(entry, path, findings);
    if (mappings === undefined) {
      // The range is not valid. Check the entry's other arguments in the same run.
      planPort({ ...entry, hostPort: 1, containerPort: 1 }, path, defaults, findings);
      return [];
    }
    return mappings.map((mapping) => declare(mapping, path, defaults, findings));
  });
}

/** Plans one port mapping, and adds its origin. */
export function declare(
  mapping: PortMapping,
  path: string,
  defaults: PortDefaults,
  findings: Finding[],
): DeclaredPort {
  const { range, hostPort } = mapping;
  return {
    ...planPort(mapping, path, defaults, findings),
    ...(range === undefined ? {} : { range }),
    ...(hostPort === autoHostPort ? { auto: true } : {}),
  };
}

/**
 * Plans one port mapping with valid types. If the hostPort is `auto`, the record's hostPort is 0.
 *
 * @param path - the port mapping's path in the arguments, such as `portMappings[1]`
 */
export function planPort(
  mapping: PortMapping,
  path: string,
  defaults: PortDefaults,
  findings: Finding[],
): DeclaredPort {
  const { name, hostPort, containerPort } = mapping;
  checkName(mapping, path, findings);
  if (hostPort !== autoHostPort) checkNumber(hostPort, `${path}.hostPort`, findings, defaults);
  checkNumber(containerPort, `${path}.containerPort`, findings);
  const addresses = planListenAddresses(mapping.listenAddress ?? defaults.listenAddress, path, findings);
  const published = publish(mapping.publish, path, findings);
  const port = {
    name,
    node: carrier(mapping.node, path, defaults, findings),
    // An edge container forwards from any IP family to the node.
    ...recordAddresses(addresses, published.publish === "edge" ? undefined : defaults.ipFamily),
    hostPort: hostPort === autoHostPort ? 0 : hostPort,
    containerPort,
    protocol: protocol(mapping.protocol, path, findings),
    ...published,
  };
  return { path, port, addresses };
}

function checkName({ name, range }: PortMapping, path: string, findings: Finding[]): void {
  if (isPortName(name)) return;
  const subject = range === undefined ? "it" : `the name \`${name}\` of a port of the range`;
  findings.push({
    code: "PORT_NAME_INVALID",
    path: `${path}.name`,
    value: range?.name ?? name,
    rule: `${subject} is part of a node label and of object names, so it must be a DNS label of at most ${longestPortName} characters`,
    remedy: `Use at most ${longestPortName} lower-case letters, digits and \`-\`. Start and end the name with a letter or digit.`,
  });
}

function checkNumber(number: number, path: string, findings: Finding[], defaults?: PortDefaults): void {
  if (Number.isInteger(number) && number >= 1 && number <= 65535) return;
  const why = (defaults?.canDerive === true ? whyNotChosen(number) : undefined) ?? {
    rule: "it must be a whole number from 1 to 65535",
    remedy: "Use a fixed number from 1 to 65535.",
  };
  findings.push({ code: "PORT_NUMBER_INVALID", path, value: number, ...why });
}

/** Explains why a program cannot use the hostPorts 0 and -1, which kind accepts. */
function whyNotChosen(hostPort: number): Pick<ArgumentFinding, "rule" | "remedy"> | undefined {
  const chooser = {
    0: "kind would choose a free port",
    [-1]: "the engine would choose another port at each restart",
  }[hostPort];
  if (chooser === undefined) return undefined;
  return {
    rule: `${chooser}, so Berth could not include the port number in a plan or URL`,
    remedy: 'Use `"auto"` for a port number that Berth derives, or a fixed number from 1 to 65535.',
  };
}

function carrier(
  node: string | undefined,
  path: string,
  defaults: PortDefaults,
  findings: Finding[],
): string {
  if (node === undefined) return defaults.node;
  if (defaults.nodeNames.has(node)) return node;
  const names = enumerate([...defaults.nodeNames], "and");
  findings.push({
    code: "NODE_UNKNOWN",
    path: `${path}.node`,
    value: node,
    rule: `the cluster has no node with this name; its nodes are ${names}`,
    remedy: "Use one of these nodes, or omit `node` to use the default.",
  });
  return node;
}

function protocol(given: string = PortProtocol.TCP, path: string, findings: Finding[]): PortProtocol {
  const known = Object.values(PortProtocol).find((name) => name === given);
  if (known !== undefined) return known;
  findings.push({
    code: "PROTOCOL_INVALID",
    path: `${path}.protocol`,
    value: given,
    rule: "it must be `TCP`, `UDP` or `SCTP`",
    remedy: "Use one of these values, in upper case.",
  });
  return PortProtocol.TCP;
}

function publish(given: string | undefined, path: string, findings: Finding[]): Pick<PortRecord, "publish"> {
  if (given === "edge") return { publish: given };
  if (given !== undefined && given !== "node") {
    findings.push({
      code: "PUBLISH_INVALID",
      path: `${path}.publish`,
      value: given,
      rule: "it must be `node` or `edge`",
      remedy: "Use `edge` for a separate proxy container, or omit `publish` to use the node container.",
    });
  }
  return {};
}
