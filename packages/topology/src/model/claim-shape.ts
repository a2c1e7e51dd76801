import { z } from "zod";
import type { Claim } from "./claim";
import { Exposure } from "./exposure";
import { portNumber } from "./record-shapes";
import { PortProtocol } from "./port-record";

/** The JSON shape of a {@link Claim}. */
export const claimShape: z.ZodType<Claim> = z.object({
  owner: z.string().meta({ description: "The name of the app that owns the claim." }),
  objectName: z.string().exactOptional().meta({
    description:
      "The name of the Kubernetes objects that serve only this claim. Omitted if it equals the app name.",
  }),
  stack: z.string().exactOptional().meta({ description: "The stack of the app, such as `platform/dev`." }),
  port: z.string().meta({ description: "The name of the claimed port." }),
  exposure: z.enum(Exposure).meta({ description: "How the app is exposed through the port." }),
  http: z
    .object({ host: z.string(), path: z.string() })
    .exactOptional()
    .meta({ description: "The claimed host and path. Omitted if the app claims the whole port." }),
  ingressClassName: z.string().exactOptional().meta({
    description:
      "The IngressClass of a user-provided Ingress controller that serves the app. Omitted if Berth's controller serves the app.",
  }),
  binds: z
    .object({ node: z.string().exactOptional(), port: portNumber, protocol: z.enum(PortProtocol) })
    .exactOptional()
    .meta({
      description:
        "The port that the claim binds on a node. If `node` is omitted, the claim binds the port on every node.",
    }),
});
