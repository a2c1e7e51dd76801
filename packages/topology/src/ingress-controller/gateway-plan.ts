import type { IngressControllerPlan } from "./ingress-controller-plan";
import { traefik } from "./traefik";

/** A plan for a Gateway that a port's Ingress controller serves. The Gateway requires the Gateway API CRDs. */
export interface GatewayPlan {
  readonly name: string;
  readonly namespace: string;
  readonly spec: GatewaySpec;
  /** The controller that serves the Gateway. The same controller serves the port's Ingresses. */
  readonly controller: IngressControllerPlan;
}

/**
 * The `spec` of a Gateway (`gateway.networking.k8s.io/v1`).
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec
 */
export interface GatewaySpec {
  /** The name of the GatewayClass, which is the same as the controller's name. Each controller has its own GatewayClass. */
  readonly gatewayClassName: string;
  readonly listeners: [GatewayListener];
}

/** A Gateway listener. */
export type GatewayListener = HttpListener | HttpsListener;

/** A listener that accepts plain HTTP for every host. */
interface HttpListener {
  readonly name: string;
  readonly protocol: "HTTP";
  /** The container port of the controller. Traefik serves a listener only if an entry point has the same port. */
  readonly port: number;
  /** HTTPRoutes from all namespaces can attach, because apps can be in any namespace. */
  readonly allowedRoutes: { readonly namespaces: { readonly from: "All" } };
}

/** A listener that accepts TLS for one host, with a certificate from the Gateway's own namespace. */
interface HttpsListener {
  readonly name: string;
  readonly protocol: "HTTPS";
  /** The container port of the controller. */
  readonly port: number;
  readonly hostname: string;
  readonly tls: { readonly mode: "Terminate"; readonly certificateRefs: { readonly name: string }[] };
  readonly allowedRoutes: { readonly namespaces: { readonly from: "Same" } };
}

/** Plans the Gateway that the apps on an HTTP port share. On an HTTPS port, each app has its own Gateway instead. */
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
 * Plans one app's own Gateway on an HTTPS port. A Gateway listener contains the names of its certificate Secrets. By default, the listener
 * can refer only to Secrets in the Gateway's own namespace. If several apps shared a Gateway, each app would have to change the Gateway's
 * listeners.
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
