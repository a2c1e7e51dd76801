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

/** The API version for all Gateway API objects in this file. */
const apiVersion = "gateway.networking.k8s.io/v1";

/**
 * Returns the arguments for the GatewayClass for a port's controller. Pulumi waits until the controller accepts the GatewayClass. This
 * acceptance shows that the controller is running.
 */
export function gatewayClassArgs({ name }: IngressControllerPlan): GatewayClassTransformArgs {
  return {
    apiVersion,
    kind: "GatewayClass",
    metadata: { name, labels: controllerLabels(name), annotations: waitFor("condition=Accepted") },
    spec: { controllerName: traefik.gatewayController },
  };
}

/**
 * Returns the arguments for the Gateway for a port's controller. Pulumi waits until the controller reports that it has programmed the
 * Gateway.
 */
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

/** Returns the arguments for an app's own Gateway, which terminates TLS with the app's certificate. */
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

/**
 * Returns the arguments for an app's HTTPRoute. Pulumi waits until the Gateway accepts the HTTPRoute and the controller finds the Service.
 */
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

/** Returns a `pulumi.com/waitFor` annotation. Pulumi waits until all the expressions in this annotation are true. */
function waitFor(...expressions: readonly string[]): Record<string, string> {
  const [first = ""] = expressions;
  return { "pulumi.com/waitFor": expressions.length === 1 ? first : JSON.stringify(expressions) };
}

/**
 * Returns an expression for a condition on the HTTPRoute's only parent. Pulumi parses every `=` as the start of a value, so the expression
 * must not contain `==`.
 */
function ofParent(type: string): string {
  return `jsonpath={.status.parents[0].conditions[?match(@.type, "${type}")].status}=True`;
}
