import { z } from "zod";
import type { Finding } from "../findings/berth-error";
import { readShape } from "../findings/shape";
import { PortProtocol } from "../model/port-record";
import { listenAddressShape } from "./listen-addresses";
import { mergeByAddress } from "./merge-by-address";
import type { DeclaredNode } from "./plan-nodes";
import type { PortDefaults } from "./port-defaults";
import { declare, type DeclaredPort } from "./plan-ports";
import { autoHostPort, type PortMapping } from "./port-range";

/** The shape of {@link ExtraPortMappingArgs}. The shape checks the types but not the values. */
export const extraPortMappingShape = z.strictObject({
  name: z.string().optional(),
  containerPort: z.number(),
  hostPort: z.union([z.number(), z.string()]),
  listenAddress: listenAddressShape.optional(),
  protocol: z.string().optional(),
});

/**
 * Reads each node's own port mappings, in the kind config format. The node carries the ports, and kind's defaults apply. Port mappings that
 * a user pastes from a kind config therefore have the same effect as in kind. Port mappings that differ only in their listen addresses
 * become one port.
 *
 * @param nodes - all nodes that could be parsed
 * @param defaults - the defaults for the cluster's ports
 */
export function planExtraPortMappings(
  nodes: readonly DeclaredNode[],
  defaults: PortDefaults,
  findings: Finding[],
): DeclaredPort[] {
  return nodes.flatMap(({ path: nodePath, node, extraPortMappings }) => {
    const ports = extraPortMappings.flatMap((given, index) => {
      const path = `${nodePath}.extraPortMappings[${index}]`;
      const mapping = readShape(extraPortMappingShape, given, path, findings);
      if (mapping === undefined) return [];
      const hostPort = readHostPort(mapping.hostPort, path, findings);
      const name = mapping.name ?? defaultPortName({ ...mapping, hostPort });
      const listenAddress = mapping.listenAddress ?? defaults.kindListenAddress;
      const port = { ...mapping, hostPort: hostPort ?? 1, name, listenAddress, node: node.name };
      const declared = declare(port, path, defaults, findings);
      return hostPort === undefined ? [] : [{ declared, hasName: mapping.name !== undefined }];
    });
    return mergeByAddress(ports, defaults.ipFamily);
  });
}

/** Reads a hostPort. kind's format has no ranges of ports. */
function readHostPort(
  hostPort: number | string,
  path: string,
  findings: Finding[],
): PortMapping["hostPort"] | undefined {
  if (typeof hostPort === "number" || hostPort === autoHostPort) return hostPort;
  findings.push({
    code: "ARGUMENT_TYPE",
    path: `${path}.hostPort`,
    value: hostPort,
    rule: "it must be a number or `auto`, because a port mapping of a node is a single port",
    remedy: "Use a number without quotes. For a range of ports, use `portMappings` of the cluster.",
  });
  return undefined;
}

/**
 * Returns a port's default name, which consists of the protocol and the hostPort. If the hostPort is `auto` or not valid, the name contains
 * the containerPort. The name of a port must not depend on a derived number, because the number depends on the name.
 *
 * @example
 * ```ts
 * defaultPortName({ hostPort: 8080, containerPort: 80 }); // "tcp-8080"
 * defaultPortName({ hostPort: "auto", containerPort: 80 }); // "tcp-80"
 * ```
 */
export function defaultPortName({
  protocol = PortProtocol.TCP,
  hostPort,
  containerPort,
}: {
  readonly hostPort: number | typeof autoHostPort | undefined;
  readonly containerPort: number;
  readonly protocol?: string | undefined;
}): string {
  return `${protocol}-${typeof hostPort === "number" ? hostPort : containerPort}`.toLowerCase();
}
