import { uniqBy } from "es-toolkit";
import type { ExposurePlan } from "../../src/app/app-plan";
import type { IngressControllerPlan } from "../../src/ingress-controller/ingress-controller-plan";
import { traefikArgs } from "../../src/ingress-controller/traefik";
import type { Deployment, HTTPRoute, Ingress, Objects, Service } from "../simulator/kubernetes-objects";

/** Returns the objects that plans create, with the references between them. A controller that several apps share is created only once. */
export function manifestsOf(plans: readonly ExposurePlan[]): Objects {
  const controllers = new Map(
    plans.flatMap((plan) => {
      const controller = controllerOf(plan);
      return controller === undefined ? [] : [[controller.name, ofController(controller)] as const];
    }),
  );
  return {
    deployments: [...uniqBy(plans, ({ name }) => name).map(ofApp), ...controllers.values()],
    services: uniqBy(plans, ({ service }) => service.name).map(ofService),
    ingresses: plans.flatMap(ofIngress),
    httpRoutes: plans.flatMap(ofHTTPRoute),
  };
}

/** Returns the controller that serves an app. */
export function controllerOf({ ingress, httpRoute }: ExposurePlan): IngressControllerPlan | undefined {
  return ingress?.controller ?? httpRoute?.gateway.controller;
}

function ofApp({ name, selector, pods }: ExposurePlan): Deployment {
  return {
    name,
    replicas: pods.replicas,
    strategy: pods.strategy.type,
    podLabels: selector,
    ...pods.placement,
    ports: pods.ports,
    listens: pods.ports.map(({ containerPort, protocol }) => ({ port: containerPort, protocol })),
  };
}

function ofController(plan: IngressControllerPlan): Deployment {
  const { name, placement, containerPort, hostPort, ingressClassName } = plan;
  return {
    name,
    replicas: 1,
    strategy: "Recreate",
    podLabels: { app: name },
    ...placement,
    ports: [{ containerPort, hostPort, protocol: "TCP" }],
    listens: [{ port: entryPointOf(plan), protocol: "TCP" }],
    serves: { ingressClassName, ...(plan.gateway === true ? { gatewayClassName: name } : {}) },
  };
}

/** Returns the port on which the controller's process listens, according to the command line. */
function entryPointOf({ ingressClassName, tls }: IngressControllerPlan): number {
  const args = traefikArgs(ingressClassName, { tls: tls === true }).join("\n");
  return Number(/^--entrypoints\.web(?:secure)?\.address=:(\d+)$/mu.exec(args)?.[1]);
}

function ofService({ selector, service }: ExposurePlan): Service {
  return { selector, ...service };
}

function ofIngress({ ingress, backend }: ExposurePlan): Ingress[] {
  if (ingress === undefined) return [];
  const { annotations = {}, ingressClassName, host, path } = ingress;
  return [
    {
      annotations,
      ingressClassName,
      host,
      path,
      backend: { service: backend.name, port: backend.port },
    },
  ];
}

function ofHTTPRoute({ httpRoute }: ExposurePlan): HTTPRoute[] {
  if (httpRoute === undefined) return [];
  const { parentRefs, hostnames, rules } = httpRoute.spec;
  const { name, namespace, spec } = httpRoute.gateway;
  const attached = parentRefs.filter((parent) => parent.name === name && parent.namespace === namespace);
  return attached.flatMap(() =>
    hostnames.flatMap((hostname) =>
      rules.flatMap(({ matches, backendRefs }) =>
        matches.flatMap(({ path }) =>
          backendRefs.map(({ name: service, port }) => ({
            gatewayClassName: spec.gatewayClassName,
            hostname,
            path: path.value,
            backend: { service, port },
          })),
        ),
      ),
    ),
  );
}
