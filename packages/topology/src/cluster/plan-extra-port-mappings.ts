import { z } from "zod";
import type { Finding } from "../findings/berth-error";
import { readShape } from "../findings/shape";
import { PortProtocol } from "../model/port-record";
import type { DeclaredNode } from "./plan-nodes";
import type { PortDefaults } from "./port-defaults";
import { planPort, type DeclaredPort } from "./plan-ports";

/** The shape of {@link ExtraPortMappingArgs}. The shape checks the types but not the values. */
export const extraPortMappingShape = z.strictObject({
  name: z.string().optional(),
  containerPort: z.number(),
  hostPort: z.number(),
  listenAddress: z.string().optional(),
  protocol: z.string().optional(),
});

/**
 * Reads each node's own port mappings, in the kind config format. The node carries the ports, and kind's defaults apply. Port mappings that
 * a user pastes from a kind config therefore have the same effect as in kind.
 *
 * @param nodes - all nodes that could be parsed
 * @param defaults - the defaults for the cluster's ports
 */
export function planExtraPortMappings(
  nodes: readonly DeclaredNode[],
  defaults: PortDefaults,
  findings: Finding[],
): DeclaredPort[] {
  return nodes.flatMap(({ path: nodePath, node, extraPortMappings }) =>
    extraPortMappings.flatMap((given, index) => {
      const path = `${nodePath}.extraPortMappings[${index}]`;
      const mapping = readShape(extraPortMappingShape, given, path, findings);
      if (mapping === undefined) return [];
      const { name = defaultPortName(mapping), listenAddress = defaults.kindListenAddress } = mapping;
      const port = planPort({ ...mapping, name, listenAddress, node: node.name }, path, defaults, findings);
      return [{ path, port }];
    }),
  );
}

/**
 * Returns a port's default name, which consists of the protocol and the hostPort.
 *
 * @example
 * ```ts
 * defaultPortName({ hostPort: 8080 }); // "tcp-8080"
 * ```
 */
export function defaultPortName(port: {
  readonly hostPort: number;
  readonly protocol?: string | undefined;
}): string {
  return `${port.protocol ?? PortProtocol.TCP}-${port.hostPort}`.toLowerCase();
}
