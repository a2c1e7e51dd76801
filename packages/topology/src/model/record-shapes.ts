import { z } from "zod";
import { NodeRole, TaintEffect } from "./node-record";
import { PortProtocol } from "./port-record";

/** The JSON shape of a {@link NodeRecord}. */
export const nodeRecordShape = z.object({
  name: z.string().meta({ description: "The node name without the cluster prefix, such as `worker2`." }),
  role: z.enum([NodeRole.ControlPlane, NodeRole.Worker]),
  taints: z
    .array(
      z.object({
        key: z.string(),
        value: z.string().exactOptional().meta({ description: "Omitted if the taint has no value." }),
        effect: z.enum(TaintEffect),
      }),
    )
    .meta({ description: "The taints of the node. They repel pods that do not tolerate them." }),
  containerId: z
    .string()
    .exactOptional()
    .meta({ description: "The ID of the node container. Set after the cluster is created." }),
  addresses: z.array(z.string()).exactOptional().meta({
    description:
      "The IP addresses of the node in the container engine's networks. Set after the cluster is created.",
  }),
  nodeNames: z.array(z.string()).exactOptional().meta({
    description: "On an existing cluster: the Kubernetes names of the nodes that this record represents.",
  }),
  matchLabels: z.record(z.string(), z.string()).exactOptional().meta({
    description:
      "On an existing cluster: labels that only these nodes have. Berth pins pods by these labels instead of the port label.",
  }),
  count: z
    .int()
    .min(1)
    .exactOptional()
    .meta({ description: "The number of nodes that this record represents. The default is 1." }),
});

/** The shape of a port number, 1 to 65535. */
export const portNumber = z.int().min(1).max(65535);

/** The JSON shape of a {@link NodePortRange}. */
export const nodePortRangeShape = z.object({
  first: portNumber.meta({ description: "The lowest NodePort." }),
  last: portNumber.meta({ description: "The highest NodePort." }),
});

/** The JSON shape of a {@link PortRecord}. */
export const portRecordShape = z.object({
  name: z.string().meta({ description: "The port name. Apps refer to the port by this name." }),
  node: z.string().meta({ description: "The name of the node that carries the port." }),
  listenAddress: z.string().meta({
    description:
      "The address on the host that the port listens on. If the port has several addresses, the address that URLs contain.",
  }),
  additionalListenAddresses: z
    .array(z.string())
    .exactOptional()
    .meta({ description: "The other addresses on the host that the port listens on." }),
  hostPort: portNumber.meta({ description: "The port on the host." }),
  containerPort: portNumber.meta({ description: "The port on the node." }),
  protocol: z.enum([PortProtocol.TCP, PortProtocol.UDP, PortProtocol.SCTP]),
  publish: z
    .literal("edge")
    .exactOptional()
    .meta({ description: "`edge` if a separate proxy container publishes the port." }),
  loadBalancer: z.literal(true).exactOptional().meta({
    description: "Whether the port belongs to the cluster's load balancer. No node carries such a port.",
  }),
});
