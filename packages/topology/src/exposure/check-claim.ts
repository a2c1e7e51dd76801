import type { Finding } from "../errors/finding";
import { claimed, ownedBy, type Claim } from "./claims";
import type { HeldClaims } from "./held-claims";

/**
 * Finds the claims that cannot be had together, and names both owners. Of many that hold the same, it names one.
 *
 * Hosts and paths on one port collide only where both are the same: of prefixes that match, the longest wins, and an
 * exact host goes before a wildcard.
 *
 * @param claim - the new one
 * @param held - those of other apps on the same cluster
 */
export function checkClaim(claim: Claim, held: HeldClaims): Finding[] {
  const [port, host, node] = [held.ofPort(claim), held.ofHost(claim), held.ofNode(claim)];
  const controller = held.ofController(claim);
  if (port !== undefined) return [taken(claim, port)];
  if (controller !== undefined) return [controllersDiffer(claim, controller)];
  return [
    ...(host === undefined ? [] : [hostTwice(claim, host)]),
    ...(node === undefined ? [] : [nodePortTaken(claim, node)]),
  ];
}

function taken(claim: Claim, other: Claim): Finding {
  const parts = claim.http !== undefined && other.http !== undefined;
  return {
    code: "CLAIM_TAKEN",
    path: parts ? "host" : "port",
    value: parts ? claim.http.host : claim.port,
    rule: `${ownedBy(claim)} asks for ${claimed(claim)}, and ${ownedBy(other)} holds ${claimed(other)}`,
    remedy: `Give \`${claim.owner}\` or \`${other.owner}\` another host, path or port.`,
  };
}

function hostTwice(claim: Claim, other: Claim): Finding {
  return {
    code: "HOST_EXPOSED_TWICE",
    path: "exposure",
    value: claim.exposure,
    rule:
      `${ownedBy(other)} has ${claimed(other)} by the exposure \`${other.exposure}\`, and the controller does not rank ` +
      "Ingresses and HTTPRoutes of one host against each other",
    remedy: `Give \`${claim.owner}\` the exposure \`${other.exposure}\` too, or another host.`,
  };
}

function controllersDiffer(claim: Claim, other: Claim): Finding {
  return {
    code: "INGRESS_CONTROLLER_TAKEN",
    path: "ingressController",
    value: claim.ingressClassName,
    rule: `${ownedBy(claim)} is for ${server(claim)}, ${ownedBy(other)} on the same port for ${server(other)}, and two cannot bind one port of a node`,
    remedy: `Give \`${claim.owner}\` and \`${other.owner}\` the same \`ingressController\`, or one of them another port.`,
  };
}

function server({ ingressClassName }: Claim): string {
  return ingressClassName === undefined
    ? "Berth's Ingress controller"
    : `the Ingress controller of class \`${ingressClassName}\``;
}

function nodePortTaken(claim: Claim, other: Claim): Finding {
  return {
    code: "NODE_PORT_TAKEN",
    path: "port",
    value: claim.port,
    rule: `${ownedBy(claim)} binds ${bound(claim)}, and ${ownedBy(other)} binds ${bound(other)}`,
    remedy: `Give port \`${claim.port}\` or port \`${other.port}\` of the cluster another containerPort.`,
  };
}

function bound({ port, binds }: Claim): string {
  if (binds === undefined) return "nothing";
  const where = binds.node === undefined ? "on every node" : `on node \`${binds.node}\``;
  return `${binds.port}/${binds.protocol} ${where} by way of port \`${port}\``;
}
