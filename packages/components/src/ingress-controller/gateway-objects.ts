import {
  controllerLabels,
  traefik,
  type ExposurePlan,
  type GatewayPlan,
  type HTTPRoutePlan,
  type IngressControllerPlan,
  type ServiceExposurePlan,
} from "@kind-berth/topology";
import { annotated, metadataOf, type Metadata } from "../app/app-objects";
import type { HTTPRouteTransformArgs } from "../app/app-transform";
import type { Backend } from "../app/service-resource";
import type { GatewayClassTransformArgs } from "./ingress-controller-transform";
import type { GatewayTransformArgs } from "../transform";

/** What all of them are of. */
const apiVersion = "gateway.networking.k8s.io/v1";

/** The GatewayClass of a port's controller: that it is accepted is the controller's first sign of life. */
export function gatewayClassArgs({ name }: IngressControllerPlan): GatewayClassTransformArgs {
  return {
    apiVersion,
    kind: "GatewayClass",
    metadata: { name, labels: controllerLabels(name), annotations: waitFor("condition=Accepted") },
    spec: { controllerName: traefik.gatewayController },
  };
}

/** The Gateway of a port's controller, up when the controller says that it has programmed it. */
export function gatewayArgs({ name, namespace, spec, controller }: GatewayPlan): GatewayTransformArgs {
  return {
    apiVersion,
    kind: "Gateway",
    metadata: {
      name,
      namespace,
      labels: controllerLabels(controller.name),
      annotations: waitFor("condition=Programmed"),
    },
    spec,
  };
}

/** The Gateway of one app, which takes TLS by the app's certificate. */
export function ownGatewayArgs(
  plan: ExposurePlan | ServiceExposurePlan,
  { spec }: GatewayPlan,
  args: Metadata,
): GatewayTransformArgs {
  const metadata = {
    ...metadataOf(plan.objectName, plan, args),
    ...annotated(args, waitFor("condition=Programmed")),
  };
  return { apiVersion, kind: "Gateway", metadata, spec };
}

/** The HTTPRoute of an app, up when its Gateway has taken it in and found its Service. */
export function httpRouteArgs(
  plan: ExposurePlan | ServiceExposurePlan,
  { spec }: HTTPRoutePlan,
  backend: Backend,
  args: Metadata,
): HTTPRouteTransformArgs {
  const readiness = waitFor(...["Accepted", "ResolvedRefs"].map(ofParent));
  const metadata = { ...metadataOf(plan.objectName, plan, args), ...annotated(args, readiness) };
  const rules = spec.rules.map((rule) => ({ ...rule, backendRefs: [backend] }));
  return { apiVersion, kind: "HTTPRoute", metadata, spec: { ...spec, rules } };
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
