import { given, type Finding } from "../../findings/finding";
import type { ClusterRecord } from "../../model/cluster-record";
import type { NodeRecord } from "../../model/node-record";
import type { PortRecord } from "../../model/port-record";
import { mayRunElsewhere } from "../../placement/pods-elsewhere";

/** The port that a NodePort exposure of an existing Service uses, and the node that carries this port. */
export interface NodePortOfService {
  readonly port: PortRecord;
  readonly node: NodeRecord;
}

/**
 * Warns about an existing Service with the policy `Local` if the record does not show that its pods run on the port's node. With `Local`, a
 * node drops requests if none of the Service's pods runs on this node.
 *
 * @param path - the argument that contains the policy
 */
export function checkLocalPolicy(
  carried: NodePortOfService,
  record: Pick<ClusterRecord, "nodes" | "otherNodes">,
  path: "externalTrafficPolicy" | "service.resource",
): Finding[] {
  const { port, node } = carried;
  if (!mayRunElsewhere(record, node)) return [];
  return [
    {
      code: "LOCAL_POLICY_UNCHECKED",
      path,
      ...(path === "externalTrafficPolicy" ? given("Local") : {}),
      rule: `with \`externalTrafficPolicy: Local\`, node \`${node.name}\`, which carries port \`${port.name}\`, drops requests unless one of the Service's pods runs on this node, and Berth does not place these pods`,
      remedy: `Run one of the Service's pods on node \`${node.name}\`, for example with a DaemonSet or a node selector. Or set the Service's policy to \`Cluster\`.`,
    },
  ];
}
