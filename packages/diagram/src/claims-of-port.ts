import type { Claim, PortRecord } from "@kind-berth/topology";
import type { PictureInput } from "./picture";

/** The maximum number of apps that a box lists. */
const maxListed = 3;

/**
 * Describes the apps that use a port according to the cluster record. An app with the exposure `nodePort` uses all ports that forward to
 * its NodePort, because kube-proxy listens on every node.
 *
 * @returns one text for each app; an empty list if the record contains no claim on the port
 */
export function claimsOfPort(cluster: PictureInput["cluster"], port: PortRecord): string[] {
  const claims = ("claims" in cluster ? cluster.claims : undefined) ?? [];
  const own = [...new Set(claims.filter((claim) => isOn(claim, port)).map(described))];
  return own.length > maxListed
    ? [...own.slice(0, maxListed), `and ${own.length - maxListed} more claims`]
    : own;
}

function isOn({ port: name, exposure, binds }: Claim, port: PortRecord): boolean {
  const isOnNodePort =
    exposure === "nodePort" &&
    port.loadBalancer !== true &&
    binds?.port === port.containerPort &&
    binds.protocol === port.protocol;
  return name === port.name || isOnNodePort;
}

function described({ owner, stack, http }: Claim): string {
  const where = http === undefined ? "" : ` at ${http.host}${http.path}`;
  const whose = stack === undefined ? "" : ` of stack ${stack}`;
  return `app ${owner}${whose}${where}`;
}
