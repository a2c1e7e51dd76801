import type { Finding } from "../findings/finding";
import type { ClusterFields } from "./kind-cluster-fields";

/**
 * Converts a hostPort from a kind config. With 0, which is also the default, kind chooses a free port when it creates the cluster. With -1,
 * the engine chooses a port at each start. Berth derives a number for both.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/common/getport.go
 */
export function hostPortOf(hostPort = 0): number | "auto" {
  return hostPort === 0 || hostPort === -1 ? "auto" : hostPort;
}

/** Warns about hostPorts that the engine would choose at each start. In a cluster of Berth, these ports stay the same. */
export function warnOfEnginePorts({ nodes = [] }: ClusterFields): Finding[] {
  return nodes.flatMap(({ extraPortMappings = [] }, node) =>
    extraPortMappings.flatMap(({ hostPort }, index): Finding[] => {
      if (hostPort !== -1) return [];
      return [
        {
          code: "HOST_PORT_OF_ENGINE",
          path: `nodes[${node}].extraPortMappings[${index}].hostPort`,
          value: hostPort,
          rule: "the engine would choose another port at each restart, so Berth could not include the port number in a plan or URL",
          remedy:
            "Berth derives a fixed port number instead. To choose the number, set a `hostPort` from 1 to 65535.",
        },
      ];
    }),
  );
}
