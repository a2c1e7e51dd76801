import { z } from "zod";
import type { Finding } from "../findings/berth-error";
import { readShape } from "../findings/shape";
import { PortProtocol } from "../model/port-record";
import type { DeclaredNode } from "./plan-nodes";
import type { PortDefaults } from "./port-defaults";
import { planPort, type DeclaredPort } from "./plan-ports";

/** The shape of {@link ExtraPortMappingArgs}; its values may still be anything. */
export const extraPortMappingShape = z.strictObject({
  name: z.string().optional(),
  containerPort: z.number(),
  hostPort: z.number(),
  listenAddress: z.string().optional(),
  protocol: z.string().optional(),
});

/**
 * Reads the port mappings that are written at their node, in kind's own form: the node carries them, and kind's own defaults
 * hold, so that a pasted kind config means what it meant.
 *
 * @param nodes - all nodes that could be read
 * @param defaults - what holds for the cluster's ports
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
 * The name of a port that was given none: its protocol and hostPort.
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
