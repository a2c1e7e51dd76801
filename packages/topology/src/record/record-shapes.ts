import { z } from "zod";
import { NodeRole } from "./node-record";
import { PortProtocol } from "./port-record";

/** The shape of a {@link NodeRecord} in JSON. */
export const nodeRecordShape = z.object({
  name: z.string(),
  role: z.enum([NodeRole.ControlPlane, NodeRole.Worker]),
  taints: z.array(
    z.object({ key: z.string(), effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]) }),
  ),
});

/** The shape of a {@link PortRecord} in JSON. */
export const portRecordShape = z.object({
  name: z.string(),
  node: z.string(),
  listenAddress: z.string(),
  hostPort: z.int(),
  containerPort: z.int(),
  protocol: z.enum([PortProtocol.TCP, PortProtocol.UDP, PortProtocol.SCTP]),
});
