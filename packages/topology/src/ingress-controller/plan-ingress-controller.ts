import { BerthError, throwIfErrors, type Warn } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import { markOmitted } from "../findings/mark-omitted";
import { readShape } from "../findings/shape";
import { textAt } from "../findings/value-at";
import { checkHttpPort, checkOnNode } from "../placement/check-port";
import { checkPinnedReplicas, checkReplicas } from "../placement/check-replicas";
import { indexCluster } from "../placement/cluster-index";
import { Exposure, isHttps } from "../model/exposure";
import { findPort } from "../placement/find-port";
import type { CarriedPort } from "../model/carried-port";
import { entryHops } from "../model/entry-hops";
import { publisherOf } from "../model/publisher";
import type { IngressControllerHop } from "../model/route";
import { carrierAnnotations, pinnedTo } from "../placement/placement";
import type { ClusterRecord } from "../model/cluster-record";
import type { PortRecord } from "../model/port-record";
import { checkTraefikArgs } from "./check-args";
import type { IngressControllerPlacementArgs } from "./ingress-controller-args";
import type { IngressControllerPlan } from "./ingress-controller-plan";
import { ingressControllerShape } from "./ingress-controller-shape";
import { PortControllers, type PortController, type ServedPorts } from "./port-controllers";
import { scrapeAnnotations, traefik } from "./traefik";

/**
 * Determines on which nodes a port's Ingress controller runs. Each port with `ingress` or `gateway` apps has its own controller, because a
 * pod can bind ports only on its own node. This function is pure.
 *
 * @param args - the controller's arguments. The planner does not read `resources`, which Berth passes to the container unchanged
 * @param record - the cluster
 * @param served - the Ingress controllers that already serve the cluster's ports, created by the program, by another stack or by the user
 * @param warn - a function that receives each warning about a setting that works but may have an unexpected effect
 * @throws BerthError with all problems with the controller
 *
 * @example
 * ```ts
 * planIngressController({ port: "http" }, record).ingressClassName; // "berth-ingress-http"
 * ```
 */
export function planIngressController(
  args: IngressControllerPlacementArgs,
  record: ClusterRecord,
  served: ServedPorts = PortControllers.ofRecord(record),
  warn?: Warn,
): IngressControllerPlan {
  const findings: Finding[] = [];
  const read = readShape(ingressControllerShape, args, "", findings);
  const carried = read && findPort(read.port, indexCluster(record), findings);
  if (read !== undefined && carried !== undefined)
    findings.push(...checkController(read, carried), ...checkAlone(carried.port, record, served));
  const subject = `Ingress controller of port "${textAt(args, "port") ?? ""}" on cluster "${record.name}"`;
  throwIfErrors(subject, markOmitted(findings, args), warn);
  if (carried === undefined) throw new BerthError(subject, findings);
  return describeIngressController(carried, read ?? {}, record.name);
}

/** Checks a controller's arguments against its port and the nodes that carry the port. */
function checkController(
  { gateway, replicas, args = [] }: IngressControllerPlacementArgs,
  carried: CarriedPort,
): Finding[] {
  const { port, node } = carried;
  const exposure = gateway === true ? Exposure.Gateway : Exposure.Ingress;
  return [
    ...checkOnNode(exposure, carried),
    ...checkHttpPort(exposure, port),
    ...checkReplicas({ replicas }),
    ...checkPinnedReplicas(replicas, port, node.count ?? 1),
    ...checkTraefikArgs(args),
  ];
}

/**
 * Plans a port's controller. The port must exist and carry HTTP.
 *
 * @param args - the program's arguments for the controller. If an app creates the controller, `args` contains only `gateway` and `verify`
 * @param cluster - the cluster's name
 * @param present - whether another stack has created the controller
 */
export function describeIngressController(
  carried: CarriedPort,
  args: Omit<IngressControllerPlacementArgs, "port">,
  cluster: string,
  present = false,
): IngressControllerPlan {
  const { port } = carried;
  const name = `berth-ingress-${port.name}`;
  const { replicas = carried.node.count ?? 1, verify = true } = args;
  const tls = isHttps(port);
  const containerPort = tls ? traefik.websecurePort : traefik.webPort;
  const route = [...entryHops(carried, cluster), controllerHop({ namespace: name, name, containerPort })];
  return {
    name,
    namespace: name,
    ingressClassName: name,
    port,
    route,
    ...(verify && replicas > 0 && publisherOf(route) !== undefined ? { skipRolloutAwait: true } : {}),
    replicas,
    ...planUpdates(replicas),
    placement: pinnedTo(carried),
    ...(present ? { present: true } : {}),
    annotations: { ...carrierAnnotations(carried), ...scrapeAnnotations },
    hostPort: port.containerPort,
    containerPort,
    ...(tls ? { tls: true } : {}),
    args: args.args ?? [],
    ...(args.gateway === true ? { gateway: true } : {}),
  };
}

/**
 * Plans the update strategy for pods that bind a port on their node. A new pod can start only after the old pod on the same node stops.
 * With several pods, Kubernetes replaces one pod at a time, and the other pods continue to serve requests.
 */
function planUpdates(replicas: number): Pick<IngressControllerPlan, "strategy" | "disruptionBudget"> {
  if (replicas < 2) return { strategy: { type: "Recreate" } };
  const oneAtATime = { maxSurge: 0, maxUnavailable: 1 };
  return {
    strategy: { type: "RollingUpdate", rollingUpdate: oneAtATime },
    disruptionBudget: { maxUnavailable: 1 },
  };
}

/**
 * Checks that a port's existing controller serves Gateway API resources. Berth cannot enable them later, because Traefik reads this setting
 * only when it starts.
 *
 * @param controller - the controller; `undefined` if the port has no controller yet
 */
export function checkGatewayServed(port: PortRecord, controller: PortController | undefined): Finding[] {
  // If the user installed the controller, the claim check rejects the app.
  if (controller === undefined || controller.origin === "user" || controller.gateway) return [];
  return [
    {
      code: "GATEWAY_NOT_SERVED",
      path: "exposure",
      value: Exposure.Gateway,
      rule: `the Ingress controller of port \`${port.name}\` does not serve Gateway API resources, because it was created for Ingresses only`,
      remedy:
        "Declare this app before the apps that use the `ingress` exposure, or change this app to the `ingress` exposure. " +
        "Alternatively, in the stack that creates the controller, set `gateway: true` on the controller and create it before any app.",
    },
  ];
}

/**
 * Checks that a port does not already have one of Berth's controllers if an app on the port uses the user's own controller.
 *
 * @param controller - the port's controller; `undefined` if the port has no controller yet
 */
export function checkOwnAlone(port: PortRecord, controller: PortController | undefined): Finding[] {
  if (controller === undefined || controller.origin === "user") return [];
  return [
    {
      code: "INGRESS_CONTROLLER_TAKEN",
      path: "ingressController",
      rule: `Berth's Ingress controller already serves port \`${port.name}\`, and two controllers cannot bind the same port on a node`,
      remedy: "Omit `ingressController`, or use another port for your controller.",
    },
  ];
}

function checkAlone(port: PortRecord, record: ClusterRecord, served: ServedPorts): Finding[] {
  if (served.controllerOf(port.name) === undefined) return [];
  return [
    {
      code: "INGRESS_CONTROLLER_TAKEN",
      path: "port",
      value: port.name,
      rule: `an Ingress controller already serves port \`${port.name}\` of cluster "${record.name}", and two controllers cannot bind the same port on a node`,
      remedy:
        "Remove this controller. Apps with the `ingress` exposure use Berth's controller. To use your own controller, set the app's `ingressController`.",
    },
  ];
}

/** Returns Berth's controller as a hop in a route. */
export function controllerHop({
  namespace,
  name,
  containerPort,
}: Pick<IngressControllerPlan, "namespace" | "name" | "containerPort">): IngressControllerHop {
  return { kind: "ingressController", namespace, name, containerPort };
}
