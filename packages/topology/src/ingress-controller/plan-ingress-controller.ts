import { BerthError, throwIfErrors, type Warn } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import { readShape } from "../findings/shape";
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
import { scrapeAnnotations, traefik } from "./traefik";

/**
 * Decides where the Ingress controller of a port runs. There is one for each port of a cluster that apps with the exposures
 * `ingress` and `gateway` ask for, since a pod can bind the ports of its own node only. Pure.
 *
 * @param args - the controller's arguments; `resources` belongs to its container and is let through
 * @param record - the cluster
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
  warn?: Warn,
): IngressControllerPlan {
  const findings: Finding[] = [];
  const read = readShape(ingressControllerShape, args, "", findings);
  const carried = read && findPort(read.port, indexCluster(record), findings);
  if (read !== undefined && carried !== undefined) findings.push(...checkController(read, carried, record));
  const subject = `Ingress controller of port "${portOf(args)}" on cluster "${record.name}"`;
  throwIfErrors(subject, findings, warn);
  if (carried === undefined) throw new BerthError(subject, findings);
  return describeIngressController(carried, record, read);
}

/** All that may be amiss with a controller, once it is known which nodes carry its port. */
function checkController(
  { gateway, replicas, args = [] }: IngressControllerPlacementArgs,
  { port, node }: CarriedPort,
  record: ClusterRecord,
): Finding[] {
  const exposure = gateway === true ? Exposure.Gateway : Exposure.Ingress;
  return [
    ...checkOnNode(exposure, port),
    ...checkHttpPort(exposure, port),
    ...checkReplicas({ replicas }),
    ...checkPinnedReplicas(replicas, port, node.count ?? 1),
    ...checkTraefikArgs(args),
    ...checkAlone(port, record),
  ];
}

/**
 * The plan for a port that is known to be there and to carry HTTP.
 *
 * @param record - the cluster, with the controllers that other stacks have made
 * @param args - what a program says of the controller; nothing where an app brings it along
 */
export function describeIngressController(
  carried: CarriedPort,
  record: ClusterRecord,
  args: Omit<IngressControllerPlacementArgs, "port"> = {},
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
    ...(hasController(record, port.name) ? { present: true } : {}),
    annotations: { ...carrierAnnotations(carried), ...scrapeAnnotations },
    hostPort: port.containerPort,
    ...(isHttps(port)
      ? { containerPort: traefik.websecurePort, tls: true }
      : { containerPort: traefik.webPort }),
    args: args.args ?? [],
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
 * @param served - whether it does; `undefined` where there is no controller yet
 */
export function checkGatewayServed(port: PortRecord, served: boolean | undefined): Finding[] {
  if (served !== false) return [];
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

/** Whether the controller that another stack has made for a port serves Gateway API; `undefined` where none has made one. */
export function gatewayOfOtherStack(port: PortRecord, record: ClusterRecord): boolean | undefined {
  return hasController(record, port.name) ? (record.gateways ?? []).includes(port.name) : undefined;
}

/**
 * Checks that Berth has made no controller for a port that the user's own is to serve.
 *
 * @param served - whether it has
 */
export function checkOwnAlone(port: PortRecord, served: boolean): Finding[] {
  if (!served) return [];
  return [
    {
      code: "INGRESS_CONTROLLER_TAKEN",
      path: "ingressController",
      rule: `Berth's Ingress controller serves port \`${port.name}\` already, and two cannot bind one port of a node`,
      remedy: "Leave `ingressController` out, or use another port for it.",
    },
  ];
}

function checkAlone(port: PortRecord, record: ClusterRecord): Finding[] {
  if (!hasController(record, port.name)) return [];
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

/** Whether another stack has made a controller for a port. */
export function hasController({ ingressControllers = [] }: ClusterRecord, port: string): boolean {
  return ingressControllers.includes(port);
}

/** Berth's controller on the way of requests. */
export function controllerHop({
  namespace,
  name,
  containerPort,
}: IngressControllerPlan): IngressControllerHop {
  return { kind: "ingressController", namespace, name, containerPort };
}

/** The name of the port in arguments that may be anything; empty if they name none. */
function portOf(args: unknown): string {
  const port: unknown = typeof args === "object" && args !== null ? Reflect.get(args, "port") : undefined;
  return typeof port === "string" ? port : "";
}
