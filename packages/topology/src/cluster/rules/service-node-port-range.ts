import type { Finding } from "../../findings/finding";
import { parseNodePortRange } from "../../model/node-port-range";
import { nodePortRangeArgument } from "../effective/effective-cluster";
import { patchFinder } from "../effective/patch-that-sets";
import { initNode } from "../kubeadm/kubeadm-documents";
import type { CheckedCluster } from "./checked-cluster";

/** Checks the range of NodePorts that a kubeadm patch sets. The API server does not start with an invalid range. */
export function checkServiceNodePortRange(cluster: CheckedCluster): Finding[] {
  const text = cluster.effective.apiServerArguments.get(nodePortRangeArgument);
  const node = initNode(cluster);
  if (text === undefined || node === undefined || parseNodePortRange(text) !== undefined) return [];
  return [
    {
      code: "NODE_PORT_RANGE_INVALID",
      path: patchFinder(cluster.patches)(nodePortRangeArgument, node),
      value: text,
      rule: `the value of \`${nodePortRangeArgument}\` must be a range of port numbers from 1 to 65535, such as \`30000-32767\``,
      remedy: "Correct the range, or remove the argument from the patch to use the default range.",
    },
  ];
}
