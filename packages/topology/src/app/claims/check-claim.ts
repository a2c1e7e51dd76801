import type { Finding } from "../../findings/finding";
import { claimed, ownedBy, type Claim } from "../../model/claim";
import { Exposure } from "../../model/exposure";
import type { ExposurePlan } from "../app-plan";
import { HeldClaims } from "./held-claims";

/**
 * Checks whether the claims of an app's exposures conflict with other apps or with each other.
 *
 * @returns the problems with each exposure, in the order of the exposures
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
 * Whether two exposures of an app use the same NodePort of the same Service, through different ports of the cluster. There are two cases:
 *
 * - Both ports forward to the same Service port, on different nodes. kube-proxy listens on every node.
 * - One port is for TCP, and the other port is for UDP. The API server allows this if the numbers of the two Service ports are equal.
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
    number === other.claim.binds?.port &&
    new Set(ports.map(({ port }) => port)).size === 1
  );
}

/**
 * Finds conflicts between a claim and existing claims. Each finding names the owners of both claims. If several existing claims conflict in
 * the same way, the finding names only one of them.
 *
 * Two claims for a host and path on the same port conflict only if their hosts and paths are equal. If several path prefixes match a
 * request, the longest prefix wins. An exact host takes precedence over a wildcard.
 *
 * @param claim - the new claim
 * @param held - the ports, hosts and paths that other apps on the same cluster claim
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
    rule: `${ownedBy(claim)} needs ${claimed(claim)}, but ${holder(claim, other)} already uses ${claimed(other)}`,
    remedy: isOwn(claim, other)
      ? "Use another host, path or port for one of the two exposures, or remove one of them."
      : `Use another host, path or port for \`${claim.owner}\` or \`${other.owner}\`.`,
  };
}

function nameTaken(claim: Claim, other: Claim): Finding {
  const { owner, objectName = owner } = claim;
  return {
    code: "APP_NAME_TAKEN",
    path: "name",
    value: owner,
    rule: `${ownedBy(claim)} and ${ownedBy(other)} would both create objects with the name \`${objectName}\`; object names for an app's second and later exposures also contain the port name`,
    remedy: "Use another name for one of the two apps.",
  };
}

function hostTwice(claim: Claim, other: Claim): Finding {
  return {
    code: "HOST_EXPOSED_TWICE",
    path: "exposure",
    value: claim.exposure,
    rule:
      `${holder(claim, other)} already uses ${claimed(other)} with the \`${other.exposure}\` exposure, and the controller does not define ` +
      "which exposure takes precedence",
    remedy: `Use the \`${other.exposure}\` exposure for ${isOwn(claim, other) ? "both" : `\`${claim.owner}\` as well`}, or use another host.`,
  };
}

function controllersDiffer(claim: Claim, other: Claim): Finding {
  return {
    code: "INGRESS_CONTROLLER_TAKEN",
    path: "ingressController",
    ...(claim.ingressClassName === undefined ? { omitted: true } : {}),
    rule: `${ownedBy(claim)} uses ${server(claim)}, but ${ownedBy(other)} on the same port uses ${server(other)}, and two controllers cannot bind the same port on a node`,
    remedy: `Use the same \`ingressController\` for \`${claim.owner}\` and \`${other.owner}\`, or another port for one of them.`,
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
    rule: `${ownedBy(claim)} needs ${bound(claim)}, but ${holder(claim, other)} already binds ${bound(other)}`,
    remedy: `${sameService(claim, other)}In the cluster's port mappings, use another containerPort for \`${claim.port}\` or \`${other.port}\`.`,
  };
}

/** If two exposures of one app could share a NodePort, returns the condition. */
function sameService(claim: Claim, other: Claim): string {
  const isShareable = isOwn(claim, other) && claim.exposure === other.exposure;
  return isShareable && claim.exposure === Exposure.NodePort
    ? "To reach one NodePort through both ports, use the same arguments in both exposures, except `port`. Or: "
    : "";
}

function holder(claim: Claim, other: Claim): string {
  return isOwn(claim, other) ? "another exposure of the app" : ownedBy(other);
}

function isOwn(claim: Claim, other: Claim): boolean {
  return claim.owner === other.owner && claim.stack === other.stack;
}

function bound({ port, binds }: Claim): string {
  if (binds === undefined) return "nothing";
  const where = binds.node === undefined ? "on every node" : `on node \`${binds.node}\``;
  return `${binds.port}/${binds.protocol} ${where} for port \`${port}\``;
}
