import type { Finding } from "../findings/finding";
import type { PortRecord } from "../model/port-record";

/** Checks that the number of replicas is valid. */
export function checkReplicas({ replicas = 1 }: { readonly replicas?: number | undefined }): Finding[] {
  if (Number.isInteger(replicas) && replicas >= 0) return [];
  return [
    {
      code: "REPLICAS_INVALID",
      path: "replicas",
      value: replicas,
      rule: "it must be a whole number of 0 or more",
      remedy: "Correct the number, or omit `replicas` to use the default.",
    },
  ];
}

/**
 * Checks the number of pods for an app or controller whose pods each bind a port on their node.
 *
 * @param replicas - the number of replicas that the user's program sets
 * @param port - the port mapping whose node port the pods bind
 * @param carriers - the number of nodes that carry the port
 * @param otherwise - another remedy for too many replicas, as the end of a sentence
 */
export function checkPinnedReplicas(
  replicas: number | undefined,
  port: PortRecord,
  carriers: number,
  otherwise = "",
): Finding[] {
  if (replicas === undefined || replicas === 0 || replicas === carriers) return [];
  const place = { path: "replicas", value: replicas };
  const carry = carriers === 1 ? "1 node carries" : `${carriers} nodes carry`;
  if (replicas > carriers) {
    return [
      {
        ...place,
        code: "REPLICAS_EXCEED_NODES",
        rule: `only ${carry} port \`${port.name}\`, and two pods on the same node cannot both bind port ${port.containerPort}`,
        remedy: `Reduce \`replicas\` to ${carriers}${otherwise}.`,
      },
    ];
  }
  return [
    {
      ...place,
      code: "NODES_WITHOUT_POD",
      rule: `${carry} port \`${port.name}\`, and connections to a node without a pod fail`,
      remedy: `Omit \`replicas\` to run one pod on each of the ${carriers} nodes. Fewer pods are sufficient only if a load balancer in front of the nodes skips nodes that do not respond.`,
    },
  ];
}
