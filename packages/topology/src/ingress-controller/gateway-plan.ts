import type { IngressControllerPlan } from "./ingress-controller-plan";
import { controllerLabels, traefik } from "./traefik";

/** The Gateway through which the Ingress controller of a port serves Gateway API. It needs that API's CRDs. */
export interface GatewayPlan {
  /** The name of the Gateway and of its class. */
  readonly name: string;
  /** Of both; by its name the controller knows its class from those of other ports' controllers. */
  readonly labels: Readonly<Record<string, string>>;
  /** The controller's own. */
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
  readonly gatewayClassName: string;
  readonly listeners: [
    {
      readonly name: string;
      readonly protocol: "HTTP";
      /** The port of the controller's container: Traefik serves a listener only where an entry point has its port. */
      readonly port: number;
      /** Which namespaces' HTTPRoutes may attach themselves: all, since apps may be in any. */
      readonly allowedRoutes: { readonly namespaces: { readonly from: "All" } };
    },
  ];
}

/** The Gateway of a port's controller. */
export function describeGateway(controller: IngressControllerPlan): GatewayPlan {
  const { name, namespace } = controller;
  return {
    name,
    labels: controllerLabels(name),
    namespace,
    spec: {
      gatewayClassName: name,
      listeners: [
        {
          name: "web",
          protocol: "HTTP",
          port: traefik.webPort,
          allowedRoutes: { namespaces: { from: "All" } },
        },
      ],
    },
    controller,
  };
}
