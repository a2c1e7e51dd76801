import type { Hop } from "../route";
import { hopName } from "../hop-name";

/** The type of an object that a hop code names. For Kubernetes objects, this is their kind. */
export type ObjectKind =
  | "Host port"
  | "Load balancer"
  | "Machine"
  | "Container"
  | "Node"
  | "Deployment"
  | "ReplicaSet"
  | "Pod"
  | "Pods"
  | "IngressClass"
  | "Ingress"
  | "Gateway"
  | "HTTPRoute"
  | "Service"
  | "EndpointSlice"
  | "Secret";

/** The object to which a hop's verdict applies. */
export interface HopObject {
  readonly kind: ObjectKind;
  /** The object's name. For `Pods`, the name consists of the pods' labels. */
  readonly name: string;
  /** The object's namespace, if it has one. */
  readonly namespace?: string;
}

/** The object type for each type of hop. For a pod hop, the object represents all the hop's pods. */
const kindOf: Readonly<Record<Hop["kind"], ObjectKind>> = {
  hostPort: "Host port",
  loadBalancer: "Load balancer",
  edge: "Container",
  node: "Node",
  ingressController: "Deployment",
  ingressClass: "IngressClass",
  ingress: "Ingress",
  gateway: "Gateway",
  httpRoute: "HTTPRoute",
  service: "Service",
  pod: "Pods",
};

/** Returns the object that a hop represents. */
export function objectOf(hop: Hop): HopObject {
  const kind = kindOf[hop.kind];
  if (!("namespace" in hop)) return { kind, name: hopName(hop) };
  return { kind, name: hop.kind === "pod" ? hopName(hop) : hop.name, namespace: hop.namespace };
}

/**
 * Formats an object for messages.
 *
 * @example
 * ```ts
 * describeObject({ kind: "Pod", name: "web-1", namespace: "default" }); // Pod web-1 in namespace default
 * ```
 */
export function describeObject({ kind, name, namespace }: HopObject): string {
  return `${kind} ${name}${namespace === undefined ? "" : ` in namespace ${namespace}`}`;
}
