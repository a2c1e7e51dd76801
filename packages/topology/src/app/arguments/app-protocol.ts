import { enumerate } from "../../findings/enumerate";
import type { Finding } from "../../findings/finding";
import type { App } from "./app-shape";
import { Exposure } from "../../model/exposure";
import type { ServicePort } from "../app-plan";

/** HTTP/2 without TLS, which gRPC uses. */
export const h2c = "kubernetes.io/h2c";
/** The protocols that the Ingress controller can use to connect to an app. The controller treats WebSocket as part of HTTP/1.1. */
const served: readonly string[] = ["http", h2c, "kubernetes.io/ws"];
/** Matches a Kubernetes qualified name: a name with an optional DNS name as a prefix. */
const qualifiedName = /^([a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?\/)?[a-z0-9]([-\w.]{0,61}[a-z0-9])?$/i;

/** The `appProtocol` for a Service port. If the program does not set `appProtocol`, the returned object is empty. */
export function spokenBy({ appProtocol }: App): Pick<ServicePort, "appProtocol"> {
  return appProtocol === undefined ? {} : { appProtocol };
}

/** Checks the syntax of `appProtocol` in the same way as the API server. */
export function checkAppProtocol({ appProtocol }: App): Finding[] {
  if (appProtocol === undefined || qualifiedName.test(appProtocol)) return [];
  return [
    {
      code: "APP_PROTOCOL_INVALID",
      path: "appProtocol",
      value: appProtocol,
      rule: "it must be an IANA service name, or `prefix/name`, where `name` has at most 63 characters (letters, digits, `-`, `_` and `.`)",
      remedy: `Use a name such as \`http\` or \`${h2c}\`.`,
    },
  ];
}

/** If Berth's Ingress controller serves the app, checks that the controller supports the app's protocol. */
export function checkServed({ appProtocol, ingressController }: App, exposure: Exposure): Finding[] {
  if (exposure !== Exposure.Ingress && exposure !== Exposure.Gateway) return [];
  if (ingressController !== undefined) return [];
  if (appProtocol === undefined || served.includes(appProtocol)) return [];
  return [
    {
      code: "APP_PROTOCOL_NOT_SERVED",
      path: "appProtocol",
      value: appProtocol,
      rule: `with the \`${exposure}\` exposure, the Ingress controller connects to the app, but this controller supports only ${enumerate(served, "and")}`,
      remedy:
        "Use one of these protocols (h2c for gRPC), or the `hostPort` exposure, which connects clients directly to the app.",
    },
  ];
}
