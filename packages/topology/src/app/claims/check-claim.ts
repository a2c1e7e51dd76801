import type { Finding } from "../../findings/finding";
import { claimed, ownedBy, type Claim } from "../../model/claim";
import type { ExposurePlan } from "../app-plan";
import { HeldClaims } from "./held-claims";

/**
 * Checks the claims of an app's exposures for conflicts with other apps and with each other.
 *
 * @returns the problems of each exposure, in the same order
 */
export function checkClaims(
  exposures: readonly Pick<ExposurePlan, "claim" | "service">[],
  held: HeldClaims,
): Finding[][] {
  return exposures.map((exposure, index) => {
    const others = exposures.slice(0, index).filter((other) => !shareNodePort(exposure, other));
    const own = new HeldClaims(others.map(({ claim }) => claim));
    return [...checkClaim(exposure.claim, held), ...checkClaim(exposure.claim, own)];
  });
}

/**
 * Whether two exposures share a NodePort for TCP and UDP. The API server allows this for two ports of one Service with the same port
 * number.
 */
function shareNodePort(
  one: Pick<ExposurePlan, "claim" | "service">,
  other: Pick<ExposurePlan, "claim" | "service">,
): boolean {
  const number = one.claim.binds?.port;
  const ports = one.service.ports.filter(({ nodePort }) => nodePort !== undefined && nodePort === number);
  return (
    one.service === other.service &&
    one.claim.port !== other.claim.port &&
    one.claim.binds?.protocol !== other.claim.binds?.protocol &&
    new Set(ports.map(({ port }) => port)).size === 1
  );
}

/**
 * Finds conflicts of a claim with existing claims. Each finding names both owners. If several claims conflict in the same way, only one of
 * them is named.
 *
 * Two claims for a host and path on one port conflict only if both host and path are equal. If several path prefixes match a request, the
 * longest prefix wins. An exact host takes precedence over a wildcard.
 *
 * @param claim - the new claim
 * @param held - the claims of other apps on the same cluster
 */
export function checkClaim(claim: Claim, held: HeldClaims): Finding[] {
  const [port, host, node] = [held.ofPort(claim), held.ofHost(claim), held.ofNode(claim)];
  const [name, controller] = [held.ofName(claim), held.ofController(claim)];
  const named = name === undefined ? [] : [nameTaken(claim, name)];
  if (port !== undefined) return [...named, taken(claim, port)];
  if (controller !== undefined) return [...named, controllersDiffer(claim, controller)];
  return [
    ...named,
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
    rule: `${ownedBy(claim)} asks for ${claimed(claim)}, and ${holder(claim, other)} holds ${claimed(other)}`,
    remedy: isOwn(claim, other)
      ? "Give one of the two exposures another host, path or port, or take it out."
      : `Give \`${claim.owner}\` or \`${other.owner}\` another host, path or port.`,
  };
}

function nameTaken(claim: Claim, other: Claim): Finding {
  const { owner, objectName = owner } = claim;
  return {
    code: "APP_NAME_TAKEN",
    path: "name",
    value: owner,
    rule: `${ownedBy(claim)} and ${ownedBy(other)} would both have objects named \`${objectName}\`: each exposure after an app's first adds the name of its port to the app's`,
    remedy: "Give one of the two apps another name.",
  };
}

function hostTwice(claim: Claim, other: Claim): Finding {
  return {
    code: "HOST_EXPOSED_TWICE",
    path: "exposure",
    value: claim.exposure,
    rule:
      `${holder(claim, other)} has ${claimed(other)} by the exposure \`${other.exposure}\`, and the controller does not rank ` +
      "Ingresses and HTTPRoutes of one host against each other",
    remedy: `Give ${isOwn(claim, other) ? "both" : `\`${claim.owner}\``} the exposure \`${other.exposure}\`${isOwn(claim, other) ? "" : " too"}, or another host.`,
  };
}

function controllersDiffer(claim: Claim, other: Claim): Finding {
  return {
    code: "INGRESS_CONTROLLER_TAKEN",
    path: "ingressController",
    ...(claim.ingressClassName === undefined ? { omitted: true } : {}),
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
    rule: `${ownedBy(claim)} binds ${bound(claim)}, and ${holder(claim, other)} binds ${bound(other)}`,
    remedy: `Give port \`${claim.port}\` or port \`${other.port}\` of the cluster another containerPort.`,
  };
}

function holder(claim: Claim, other: Claim): string {
  return isOwn(claim, other) ? "another of its exposures" : ownedBy(other);
}

function isOwn(claim: Claim, other: Claim): boolean {
  return claim.owner === other.owner && claim.stack === other.stack;
}

function bound({ port, binds }: Claim): string {
  if (binds === undefined) return "nothing";
  const where = binds.node === undefined ? "on every node" : `on node \`${binds.node}\``;
  return `${binds.port}/${binds.protocol} ${where} by way of port \`${port}\``;
}
