import { z } from "zod";
import { canonicalAddress, isWildcard } from "../model/listen-address";
import { hostName } from "../model/dns-name";
import { planPort, type DeclaredPort } from "../cluster/plan-ports";
import { given, type Finding } from "../findings/finding";
import { readShape } from "../findings/shape";
import type { NodeRecord } from "../model/node-record";

const portShape = z.strictObject({
  name: z.string(),
  address: z.string(),
  hostPort: z.number(),
  containerPort: z.number().optional(),
  protocol: z.string().optional(),
  node: z.string().optional(),
});
const balancerShape = z.strictObject({ address: z.string(), ports: z.array(z.unknown()) });
const balancerPortShape = portShape.pick({ name: true, hostPort: true, protocol: true });

/** The value that replaces the node name if a port belongs to a load balancer. */
const loadBalancer = "load-balancer";

/**
 * Reads the ports that nodes carry.
 *
 * @param portMappings - the user's argument, which is not validated yet
 */
export function planCarriedPorts(
  portMappings: readonly unknown[],
  nodes: readonly NodeRecord[],
  findings: Finding[],
): DeclaredPort[] {
  const nodeNames = new Set(nodes.map(({ name }) => name));
  return portMappings.flatMap((value, index) => {
    const path = `portMappings[${index}]`;
    const mapping = readShape(portShape, value, path, findings);
    if (mapping === undefined) return [];
    const { address, containerPort = mapping.hostPort, ...rest } = mapping;
    if (nodes.length === 0) findings.push(noNodes(path, rest.node));
    // Check the port's other fields even if the cluster has no node that can carry the port.
    const defaults = nodes.length === 0 ? anyNode(rest.node) : { nodeNames, node: nodes[0]?.name ?? "" };
    return [declared({ ...rest, containerPort }, address, path, defaults, findings)];
  });
}

/**
 * Reads a load balancer's ports.
 *
 * @param value - the user's argument, which is not validated yet
 */
export function planBalancerPorts(value: unknown, findings: Finding[]): DeclaredPort[] {
  const balancer = readShape(balancerShape, value, "loadBalancer", findings);
  if (balancer === undefined) return [];
  findings.push(...checkAddress(balancer.address, "loadBalancer.address"));
  return balancer.ports.flatMap((given, index) => {
    const path = `loadBalancer.ports[${index}]`;
    const port = readShape(balancerPortShape, given, path, findings);
    if (port === undefined) return [];
    const mapping = { ...port, containerPort: port.hostPort };
    const planned = planPort(mapping, path, { ...anyNode(loadBalancer), ...unused }, findings);
    const { port: atAddress, ...declared } = withAddress(planned, balancer.address, "loadBalancer.address");
    return [{ ...declared, port: { ...atAddress, loadBalancer: true } }];
  });
}

interface Carriers {
  readonly nodeNames: ReadonlySet<string>;
  readonly node: string;
}

/**
 * Placeholders for listen addresses, which ports on an existing cluster do not have. A separate check covers the addresses that clients
 * use.
 */
const unused = { listenAddress: "127.0.0.1", kindListenAddress: "127.0.0.1", canDerive: false };

function anyNode(node = ""): Carriers {
  return { nodeNames: new Set([node]), node };
}

function declared(
  mapping: Parameters<typeof planPort>[0],
  address: string,
  path: string,
  carriers: Carriers,
  findings: Finding[],
): DeclaredPort {
  findings.push(...checkAddress(address, `${path}.address`));
  const planned = planPort(mapping, path, { ...carriers, ...unused }, findings);
  return withAddress(planned, address, `${path}.address`);
}

function withAddress({ path, port }: DeclaredPort, given: string, at: string): DeclaredPort {
  const listenAddress = canonicalAddress(given) ?? given;
  return { path, port: { ...port, listenAddress }, addresses: [{ path: at, address: listenAddress }] };
}

function checkAddress(address: string, path: string): Finding[] {
  const ip = canonicalAddress(address);
  if (ip === undefined ? hostName.test(address) : !isWildcard(ip)) return [];
  return [
    {
      code: "ADDRESS_INVALID",
      path,
      value: address,
      rule: "clients connect to this address, so it must be a specific IP address or a DNS name in lower case",
      remedy: "Use the address of the node, or of a load balancer in front of the nodes.",
    },
  ];
}

function noNodes(path: string, node: string | undefined): Finding {
  return {
    code: "NODE_UNKNOWN",
    path: `${path}.node`,
    ...given(node),
    rule: "`nodes` contains no node that could carry the port",
    remedy:
      "Add the node to `nodes`. If the port belongs to a load balancer, move it to `loadBalancer.ports`.",
  };
}
