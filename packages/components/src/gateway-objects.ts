import { traefik, type GatewayPlan, type HTTPRoutePlan } from "@berth/topology";
import type * as k8s from "@pulumi/kubernetes";

/** A resource of Gateway API, which Pulumi's types don't know. */
type GatewayResource = k8s.apiextensions.CustomResourceArgs;

/** What all of them are of. */
const apiVersion = "gateway.networking.k8s.io/v1";

/** The GatewayClass of a port's controller: that it is accepted is the controller's first sign of life. */
export function gatewayClassArgs({ name, labels }: GatewayPlan): GatewayResource {
  return {
    apiVersion,
    kind: "GatewayClass",
    metadata: { name, labels, annotations: waitFor("condition=Accepted") },
    spec: { controllerName: traefik.gatewayController },
  };
}

/** The Gateway of a port's controller, up when the controller says that it has programmed it. */
export function gatewayArgs({ name, namespace, labels, spec }: GatewayPlan): GatewayResource {
  return {
    apiVersion,
    kind: "Gateway",
    metadata: { name, namespace, labels, annotations: waitFor("condition=Programmed") },
    spec,
  };
}

/** The HTTPRoute of an app. */
export function httpRouteArgs(
  { spec }: HTTPRoutePlan,
  metadata: k8s.types.input.meta.v1.ObjectMeta,
): GatewayResource {
  return { apiVersion, kind: "HTTPRoute", metadata, spec };
}

/** The annotations with which an HTTPRoute is up when its Gateway has taken it in and found its Service. */
export function httpRouteReadiness(): Record<string, string> {
  return waitFor(...["Accepted", "ResolvedRefs"].map(ofParent));
}

/** Has Pulumi wait for all of the given expressions; see its annotation of that name. */
function waitFor(...expressions: readonly string[]): Record<string, string> {
  const [first = ""] = expressions;
  return { "pulumi.com/waitFor": expressions.length === 1 ? first : JSON.stringify(expressions) };
}

/** A condition of the route's one parent. Pulumi takes every `=` for the beginning of the value, so there can be no `==`. */
function ofParent(type: string): string {
  return `jsonpath={.status.parents[0].conditions[?match(@.type, "${type}")].status}=True`;
}
