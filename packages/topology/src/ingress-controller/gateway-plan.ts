import type { IngressControllerPlan } from "./ingress-controller-plan";
import { traefik } from "./traefik";

/** A Gateway through which the Ingress controller of a port serves Gateway API. It needs that API's CRDs. */
export interface GatewayPlan {
  readonly name: string;
  readonly namespace: string;
  readonly spec: GatewaySpec;
  /** Who serves it: the controller that serves the Ingresses of the same port. */
  readonly controller: IngressControllerPlan;
}

/**
 * The `spec` of a Gateway, `gateway.networking.k8s.io/v1`.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec
 */
export interface GatewaySpec {
  /** The class has the controller's name: every controller has one of its own. */
  readonly gatewayClassName: string;
  readonly listeners: [GatewayListener];
}

/** Where a Gateway takes requests. */
export type GatewayListener = HttpListener | HttpsListener;

/** Takes plain HTTP, for every host. */
interface HttpListener {
  readonly name: string;
  readonly protocol: "HTTP";
  /** The port of the controller's container: Traefik serves a listener only where an entry point has its port. */
  readonly port: number;
  /** Which namespaces' HTTPRoutes may attach themselves: all, since apps may be in any. */
  readonly allowedRoutes: { readonly namespaces: { readonly from: "All" } };
}

/** Takes TLS for one host, by a certificate from the Gateway's own namespace. */
interface HttpsListener {
  readonly name: string;
  readonly protocol: "HTTPS";
  /** The port of the controller's container. */
  readonly port: number;
  readonly hostname: string;
  readonly tls: { readonly mode: "Terminate"; readonly certificateRefs: { readonly name: string }[] };
  readonly allowedRoutes: { readonly namespaces: { readonly from: "Same" } };
}

/** The Gateway of a port's controller, which the port's apps share. On an HTTPS port each app has one of its own instead. */
export function describeGateway(controller: IngressControllerPlan): GatewayPlan {
  const { name, namespace, containerPort } = controller;
  return {
    name,
    namespace,
    spec: {
      gatewayClassName: name,
      listeners: [
        {
          name: traefik.webName,
          protocol: "HTTP",
          port: containerPort,
          allowedRoutes: { namespaces: { from: "All" } },
        },
      ],
    },
    controller,
  };
}

/**
 * The Gateway of one app on an HTTPS port. A listener names its certificates, and a Secret can be named from its own namespace only:
 * of a shared Gateway every app, in whichever stack, would have to change the listeners.
 */
export function describeOwnGateway(
  controller: IngressControllerPlan,
  { objectName: name, namespace }: { readonly objectName: string; readonly namespace: string },
  { host: hostname, secretName }: { readonly host: string; readonly secretName: string },
): GatewayPlan {
  return {
    name,
    namespace,
    spec: {
      gatewayClassName: controller.name,
      listeners: [
        {
          name: traefik.websecureName,
          protocol: "HTTPS",
          port: controller.containerPort,
          hostname,
          tls: { mode: "Terminate", certificateRefs: [{ name: secretName }] },
          allowedRoutes: { namespaces: { from: "Same" } },
        },
      ],
    },
    controller,
  };
}
