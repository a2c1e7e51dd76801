import type { Finding } from "../errors/berth-error";

/** One app's use of a port: the whole of it, or a host and path on it. */
export interface Claim {
  /** The app's name. */
  readonly owner: string;
  /** The port's name. */
  readonly port: string;
  /** Left out for the whole port. */
  readonly http?: { readonly host: string; readonly path: string };
}

/**
 * Finds the claims that cannot be had together, and names both owners.
 *
 * @param claim - the new one
 * @param held - those of other apps on the same cluster
 */
export function checkClaim(claim: Claim, held: readonly Claim[]): Finding[] {
  return held
    .filter((other) => collide(claim, other))
    .map((other) => ({
      code: "CLAIM_TAKEN",
      path: claim.http !== undefined && other.http !== undefined ? "host" : "port",
      value: claim.http !== undefined && other.http !== undefined ? claim.http.host : claim.port,
      rule: `app \`${claim.owner}\` asks for ${shown(claim)}, and app \`${other.owner}\` holds ${shown(other)}`,
      remedy: `Give \`${claim.owner}\` or \`${other.owner}\` another host, path or port.`,
    }));
}

function collide(one: Claim, other: Claim): boolean {
  if (one.port !== other.port) return false;
  if (one.http === undefined || other.http === undefined) return true;
  return one.http.host === other.http.host && one.http.path === other.http.path;
}

function shown({ port, http }: Claim): string {
  return http === undefined
    ? `the whole of port \`${port}\``
    : `${http.host}${http.path} on port \`${port}\``;
}
