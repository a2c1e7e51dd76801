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

/** The API version of all Gateway API objects in this file. */
const apiVersion = "gateway.networking.k8s.io/v1";

/**
 * The GatewayClass of a port's controller. Pulumi waits until the controller accepts the GatewayClass. This shows that the controller runs.
 */
export function gatewayClassArgs({ name }: IngressControllerPlan): GatewayClassTransformArgs {
  return {
    apiVersion,
    kind: "GatewayClass",
    metadata: { name, labels: controllerLabels(name), annotations: waitFor("condition=Accepted") },
    spec: { controllerName: traefik.gatewayController },
  };
}

/** The Gateway of a port's controller. Pulumi waits until the controller reports that it has programmed the Gateway. */
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

/** The Gateway of one app, which terminates TLS with the app's certificate. */
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

/** The HTTPRoute of an app. Pulumi waits until the Gateway accepts the HTTPRoute and the controller has found the Service. */
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

/** The annotation `pulumi.com/waitFor`. With this annotation, Pulumi waits until all the expressions are true. */
function waitFor(...expressions: readonly string[]): Record<string, string> {
  const [first = ""] = expressions;
  return { "pulumi.com/waitFor": expressions.length === 1 ? first : JSON.stringify(expressions) };
}

/**
 * An expression for a condition of the HTTPRoute's only parent. Pulumi parses every `=` as the start of the value, so the expression must
 * not contain `==`.
 */
function ofParent(type: string): string {
  return `jsonpath={.status.parents[0].conditions[?match(@.type, "${type}")].status}=True`;
}
