import type { PortProtocol } from "./port-record";
import type { Exposure } from "./exposure";
import type { HttpRule } from "./http-rule";

/** An app's use of a port. The app uses either the whole port, or one host and path on the port. */
export interface Claim {
  /** The name of the app that owns the claim. */
  readonly owner: string;
  /** The name of the Kubernetes objects that serve only this claim, such as the Ingress. Omitted if this name equals the app name. */
  readonly objectName?: string;
  /** The app's stack, such as `platform/dev`. Omitted if the app belongs to this stack. */
  readonly stack?: string;
  /** The name of the claimed port. */
  readonly port: string;
  /** The exposure type that the app uses on the port. */
  readonly exposure: Exposure;
  /** The claimed host and path. Omitted if the app claims the whole port. */
  readonly http?: HttpRule;
  /** The IngressClass of the user's own Ingress controller. Omitted if the app uses Berth's controller or no controller. */
  readonly ingressClassName?: string;
  /** The port that the app binds on one node or on every node. Omitted if the app does not bind a node port. */
  readonly binds?: NodeBinding;
}

/** A port that a process on a node listens on. */
export interface NodeBinding {
  /** The node name. Omitted if the port is bound on every node, as kube-proxy does for NodePorts. */
  readonly node?: string;
  readonly port: number;
  readonly protocol: PortProtocol;
}

/** Describes a claim's owner for messages: the app and, if the claim contains it, the app's stack. */
export function ownedBy({ owner, stack }: Claim): string {
  return stack === undefined ? `app \`${owner}\`` : `app \`${owner}\` of stack \`${stack}\``;
}

/** Describes a claim's scope for messages: a whole port, or a host and path on a port. */
export function claimed({ port, http }: Claim): string {
  return http === undefined ? `the whole port \`${port}\`` : `${http.host}${http.path} on port \`${port}\``;
}
