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
 * Decides where the Ingress controller of a port runs. There is one for each port of a cluster that apps with the exposures
 * `ingress` and `gateway` ask for, since a pod can bind the ports of its own node only. Pure.
 *
 * @param args - the controller's arguments; `resources` belongs to its container and is let through
 * @param record - the cluster
 * @param served - what serves the cluster's ports already: an Ingress controller of the program, of another stack, or the user's own
 * @param warn - is told of what works, but perhaps not as one may think
 * @throws BerthError with everything that cannot work
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
  return describeIngressController(carried, read ?? {});
}

/** All that may be amiss with a controller, once it is known which nodes carry its port. */
function checkController(
  { gateway, replicas, args = [] }: IngressControllerPlacementArgs,
  { port, node }: CarriedPort,
): Finding[] {
  const exposure = gateway === true ? Exposure.Gateway : Exposure.Ingress;
  return [
    ...checkOnNode(exposure, port),
    ...checkHttpPort(exposure, port),
    ...checkReplicas({ replicas }),
    ...checkPinnedReplicas(replicas, port, node.count ?? 1),
    ...checkTraefikArgs(args),
  ];
}

/**
 * The plan for a port that is known to be there and to carry HTTP.
 *
 * @param args - what a program says of the controller; where an app brings it along, only whether it serves Gateway API
 * @param present - whether another stack has made it
 */
export function describeIngressController(
  carried: CarriedPort,
  args: Omit<IngressControllerPlacementArgs, "port">,
  present = false,
): IngressControllerPlan {
  const { port } = carried;
  const name = `berth-ingress-${port.name}`;
  const { replicas = carried.node.count ?? 1 } = args;
  return {
    name,
    namespace: name,
    ingressClassName: name,
    port,
    replicas,
    ...planUpdates(replicas),
    placement: pinnedTo(carried),
    ...(present ? { present: true } : {}),
    annotations: { ...carrierAnnotations(carried), ...scrapeAnnotations },
    hostPort: port.containerPort,
    ...(isHttps(port)
      ? { containerPort: traefik.websecurePort, tls: true }
      : { containerPort: traefik.webPort }),
    args: args.args ?? [],
    ...(args.gateway === true ? { gateway: true } : {}),
  };
}

/**
 * How pods are replaced that bind the ports of their nodes: a new one needs the node of an old one. Of several all but one go on
 * serving their nodes.
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
 * Checks that the controller of a port, where somebody has made it already, serves Gateway API: what Traefik serves is settled
 * when it starts.
 *
 * @param controller - the controller; `undefined` if there is none yet
 */
export function checkGatewayServed(port: PortRecord, controller: PortController | undefined): Finding[] {
  // A controller of the user's own is refused by its claim.
  if (controller === undefined || controller.origin === "user" || controller.gateway) return [];
  return [
    {
      code: "GATEWAY_NOT_SERVED",
      path: "exposure",
      value: Exposure.Gateway,
      rule: `the Ingress controller of port \`${port.name}\` was made for Ingresses alone`,
      remedy:
        `Declare this app before those with the exposure \`ingress\`, make the controller itself before all of them with ` +
        "`gateway: true` (in the stack that makes it), or use the exposure `ingress`.",
    },
  ];
}

/**
 * Checks that Berth has made no controller for a port that the user's own is to serve.
 *
 * @param controller - the controller of the port; `undefined` if there is none yet
 */
export function checkOwnAlone(port: PortRecord, controller: PortController | undefined): Finding[] {
  if (controller === undefined || controller.origin === "user") return [];
  return [
    {
      code: "INGRESS_CONTROLLER_TAKEN",
      path: "ingressController",
      rule: `Berth's Ingress controller serves port \`${port.name}\` already, and two cannot bind one port of a node`,
      remedy: "Leave `ingressController` out, or use another port for it.",
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
      rule: `an Ingress controller serves port \`${port.name}\` of cluster "${record.name}" already, and two cannot bind one port of a node`,
      remedy:
        "Take this one out: apps with the exposure `ingress` find Berth's by themselves, and name the user's own.",
    },
  ];
}

/** Berth's controller on the way of requests. */
export function controllerHop({
  namespace,
  name,
  containerPort,
}: IngressControllerPlan): IngressControllerHop {
  return { kind: "ingressController", namespace, name, containerPort };
}
