import type { Hop } from "@kind-berth/topology";

/** The kubectl names for the types of objects on a route. Names of Gateway API types include the group, because other APIs have Gateways too. */
export const kubectlType = {
  ingress: "ingress",
  ingressClass: "ingressclass",
  gateway: "gateway.gateway.networking.k8s.io",
  httpRoute: "httproute.gateway.networking.k8s.io",
  service: "service",
} as const satisfies Partial<Record<Hop["kind"], string>>;
