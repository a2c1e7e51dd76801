import { z } from "zod";
import type { Claim } from "./claim";
import { Exposure } from "./exposure";
import { portNumber } from "./record-shapes";
import { PortProtocol } from "./port-record";

/** The JSON shape of a {@link Claim}. */
export const claimShape: z.ZodType<Claim> = z.object({
  owner: z.string().meta({ description: "The app's name." }),
  objectName: z
    .string()
    .exactOptional()
    .meta({ description: "The name of what belongs to this claim alone, where that is not the app's." }),
  stack: z.string().exactOptional().meta({ description: "The stack that the app is in." }),
  port: z.string().meta({ description: "The port's name." }),
  exposure: z.enum(Exposure).meta({ description: "How the app is reached through the port." }),
  http: z
    .object({ host: z.string(), path: z.string() })
    .exactOptional()
    .meta({ description: "The host and path that are claimed; left out for the whole port." }),
  ingressClassName: z.string().exactOptional().meta({
    description: "The class of the Ingress controller that serves the app, where it is not Berth's.",
  }),
  binds: z
    .object({ node: z.string().exactOptional(), port: portNumber, protocol: z.enum(PortProtocol) })
    .exactOptional()
    .meta({ description: "What the claim binds on a node, or on every node where none is named." }),
});
