import type { PortProtocol } from "./port-record";
import type { Exposure } from "./exposure";
import type { HttpRule } from "./http-rule";

/** How one app uses a port: the whole port, or one host and path on it. */
export interface Claim {
  /** The name of the app that owns the claim. */
  readonly owner: string;
  /** The name of the Kubernetes objects that serve only this claim, such as the Ingress. Omitted if it equals the app name. */
  readonly objectName?: string;
  /** The stack of the app, such as `platform/dev`. Omitted if the app belongs to this stack. */
  readonly stack?: string;
  /** The name of the claimed port. */
  readonly port: string;
  /** How the app is exposed through the port. */
  readonly exposure: Exposure;
  /** The claimed host and path. Omitted if the app claims the whole port. */
  readonly http?: HttpRule;
  /**
   * The IngressClass of a user-provided Ingress controller that serves the app. Omitted if Berth's controller or no controller serves the
   * app.
   */
  readonly ingressClassName?: string;
  /** The port that the app binds on one node or on every node. Omitted if the app binds no port of a node. */
  readonly binds?: NodeBinding;
}

/** A port that a process on a node listens on. */
export interface NodeBinding {
  /** The node name. If omitted, every node binds the port, as kube-proxy does for NodePorts. */
  readonly node?: string;
  readonly port: number;
  readonly protocol: PortProtocol;
}

/** Describes the owner of a claim for messages: the app, and the stack of the app if it is known. */
export function ownedBy({ owner, stack }: Claim): string {
  return stack === undefined ? `app \`${owner}\`` : `app \`${owner}\` of stack \`${stack}\``;
}

/** Describes for messages what a claim covers: a whole port, or a host and path on a port. */
export function claimed({ port, http }: Claim): string {
  return http === undefined ? `the whole port \`${port}\`` : `${http.host}${http.path} on port \`${port}\``;
}
