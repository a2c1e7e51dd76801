import { z } from "zod";
import { NodeRole } from "./node-record";
import { PortProtocol } from "./port-record";

/** The JSON shape of a {@link NodeRecord}. */
export const nodeRecordShape = z.object({
  name: z.string().meta({ description: "kind's name of the node without the cluster's, such as `worker2`." }),
  role: z.enum([NodeRole.ControlPlane, NodeRole.Worker]),
  taints: z
    .array(z.object({ key: z.string(), effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]) }))
    .meta({ description: "What keeps pods without a toleration away." }),
  containerId: z.string().exactOptional().meta({ description: "The engine's id of its container." }),
  addresses: z
    .array(z.string())
    .exactOptional()
    .meta({ description: "Its addresses in the engine's networks, as they were read." }),
  nodeNames: z
    .array(z.string())
    .exactOptional()
    .meta({ description: "The names in Kubernetes of the nodes that it stands for; of no kind cluster." }),
  matchLabels: z
    .record(z.string(), z.string())
    .exactOptional()
    .meta({ description: "Labels of these nodes alone, by which pods are pinned in place of the port's." }),
  count: z
    .int()
    .min(1)
    .exactOptional()
    .meta({ description: "How many nodes it stands for; 1 unless given." }),
});

/** The shape of a port number, 1 to 65535. */
export const portNumber = z.int().min(1).max(65535);

/** The JSON shape of a {@link PortRecord}. */
export const portRecordShape = z.object({
  name: z.string().meta({ description: "The name that apps ask for." }),
  node: z.string().meta({ description: "The name of the node that carries the port." }),
  listenAddress: z.string().meta({ description: "The address on the host that the port listens on." }),
  hostPort: portNumber.meta({ description: "The port on the host." }),
  containerPort: portNumber.meta({ description: "The port on the node." }),
  protocol: z.enum([PortProtocol.TCP, PortProtocol.UDP, PortProtocol.SCTP]),
  publish: z
    .literal("edge")
    .exactOptional()
    .meta({ description: "`edge` where a proxy container of its own carries the port to the node." }),
  loadBalancer: z.literal(true).exactOptional().meta({
    description: "Whether it is a port of the cluster's load balancer, so that no node carries it.",
  }),
});
