import type { ExposurePlan } from "../exposure-plan";
import type { IngressControllerPlan } from "../../ingress-controller/ingress-controller-plan";
import { traefikArgs } from "../../ingress-controller/traefik";
import type { Deployment, HTTPRoute, Ingress, Objects, Service } from "../simulator/kubernetes-objects";

/** The objects that are made of plans, and what they say of each other. A controller that several apps share is made once. */
export function manifestsOf(plans: readonly ExposurePlan[]): Objects {
  const controllers = new Map(
    plans.flatMap((plan) => {
      const controller = controllerOf(plan);
      return controller === undefined ? [] : [[controller.name, ofController(controller)] as const];
    }),
  );
  return {
    deployments: [...plans.map(ofApp), ...controllers.values()],
    services: plans.map(ofService),
    ingresses: plans.flatMap(ofIngress),
    httpRoutes: plans.flatMap(ofHTTPRoute),
  };
}

/** The controller that an app is reached through. */
export function controllerOf({ ingress, httpRoute }: ExposurePlan): IngressControllerPlan | undefined {
  return ingress?.controller ?? httpRoute?.gateway.controller;
}

function ofApp({ name, selector, pods, port }: ExposurePlan): Deployment {
  return {
    name,
    replicas: pods.replicas,
    strategy: pods.strategy.type,
    podLabels: selector,
    ...pods.placement,
    ports: [pods.port],
    listens: { port: pods.port.containerPort, protocol: port.protocol },
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
    listens: { port: entryPointOf(plan), protocol: "TCP" },
    serves: { ingressClassName, gateway: name },
  };
}

/** Where its process listens, by its command line. */
function entryPointOf({ ingressClassName, tls }: IngressControllerPlan): number {
  const args = traefikArgs(ingressClassName, { tls: tls === true }).join("\n");
  return Number(/^--entrypoints\.web(?:secure)?\.address=:(\d+)$/mu.exec(args)?.[1]);
}

function ofService({ name, selector, service }: ExposurePlan): Service {
  return { name, selector, ...service };
}

function ofIngress({ name, ingress, service }: ExposurePlan): Ingress[] {
  if (ingress === undefined) return [];
  const { annotations = {}, ingressClassName, host, path } = ingress;
  return [
    { annotations, ingressClassName, host, path, backend: { service: name, port: service.ports[0].port } },
  ];
}

function ofHTTPRoute({ httpRoute }: ExposurePlan): HTTPRoute[] {
  const { parentRefs, hostnames, rules } = httpRoute?.spec ?? { parentRefs: [], hostnames: [], rules: [] };
  return parentRefs.flatMap(({ name: parent }) =>
    hostnames.flatMap((hostname) =>
      rules.flatMap(({ matches, backendRefs }) =>
        matches.flatMap(({ path }) =>
          backendRefs.map(({ name: service, port }) => ({
            parent,
            hostname,
            path: path.value,
            backend: { service, port },
          })),
        ),
      ),
    ),
  );
}
