import type { PortProtocol } from "./port-record";
import type { Exposure } from "./exposure";
import type { HttpRule } from "./http-rule";

/** One app's use of a port: the whole of it, or a host and path on it. */
export interface Claim {
  /** The app's name. */
  readonly owner: string;
  /** The name of the objects that belong to this use alone, such as its Ingress; left out where it is the app's. */
  readonly objectName?: string;
  /** The stack that the app is in, such as `platform/dev`; left out for the program's own. */
  readonly stack?: string;
  /** The port's name. */
  readonly port: string;
  /** How the app is reached through it. */
  readonly exposure: Exposure;
  /** Left out for the whole port. */
  readonly http?: HttpRule;
  /** The class of the user's own Ingress controller that serves the app; left out where Berth's does, or none. */
  readonly ingressClassName?: string;
  /** What the claim binds on nodes; left out where that is nothing. */
  readonly binds?: NodeBinding;
}

/** A port that something on a node listens on. */
export interface NodeBinding {
  /** The node; left out for every node, as kube-proxy binds NodePorts. */
  readonly node?: string;
  readonly port: number;
  readonly protocol: PortProtocol;
}

/** Whose a claim is, as a phrase for messages. */
export function ownedBy({ owner, stack }: Claim): string {
  return stack === undefined ? `app \`${owner}\`` : `app \`${owner}\` of stack \`${stack}\``;
}

/** What a claim asks for, as a phrase for messages. */
export function claimed({ port, http }: Claim): string {
  return http === undefined
    ? `the whole of port \`${port}\``
    : `${http.host}${http.path} on port \`${port}\``;
}
