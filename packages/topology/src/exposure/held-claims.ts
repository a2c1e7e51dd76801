import type { Claim, NodeBinding } from "./claims";

/** What the claims on one port have of it. The first claim of each sort stands for those that share it. */
interface PortClaims {
  whole?: Claim;
  /** By host and path. */
  readonly parts: Map<string, Claim>;
  /** By host. */
  readonly hosts: Map<string, Claim>;
}

/**
 * What the apps of a cluster hold, in maps by port, host, path and node port, so that a new claim is compared only with those
 * that it could collide with, however many there are.
 */
export class HeldClaims {
  private readonly ports = new Map<string, PortClaims>();
  /** NodePorts by number: the API server gives out each number once, whatever the protocol. */
  private readonly nodePorts = new Map<number, Claim>();
  /** What pods bind, by node, number and protocol. */
  private readonly bound = new Map<string, Claim>();
  /** What pods bind on some node, by number and protocol. */
  private readonly boundSomewhere = new Map<string, Claim>();

  /** @param claims - what is held from the beginning */
  constructor(claims: Iterable<Claim> = []) {
    for (const claim of claims) this.add(claim);
  }

  /** Takes in what an app holds from now on. */
  add(claim: Claim): void {
    const { http, binds } = claim;
    const port = this.ports.get(claim.port) ?? {
      parts: new Map<string, Claim>(),
      hosts: new Map<string, Claim>(),
    };
    this.ports.set(claim.port, port);
    if (http === undefined) port.whole ??= claim;
    else {
      keepFirst(port.parts, `${http.host}${http.path}`, claim);
      keepFirst(port.hosts, http.host, claim);
    }
    if (binds === undefined) return;
    if (binds.node === undefined) keepFirst(this.nodePorts, binds.port, claim);
    else {
      keepFirst(this.bound, `${binds.node} ${numbered(binds)}`, claim);
      keepFirst(this.boundSomewhere, numbered(binds), claim);
    }
  }

  /** Who has what of the port that the claim cannot share: all of it or, where the claim wants all of it, a part. */
  ofPort({ port: name, http }: Claim): Claim | undefined {
    const port = this.ports.get(name);
    if (port === undefined) return undefined;
    if (http === undefined) return port.whole ?? first(port.parts);
    return port.whole ?? port.parts.get(`${http.host}${http.path}`);
  }

  /** Who has the claim's host on the same port by other means: Ingress against Gateway API. */
  ofHost({ port, http, exposure }: Claim): Claim | undefined {
    const holder = http && this.ports.get(port)?.hosts.get(http.host);
    return holder?.exposure === exposure ? undefined : holder;
  }

  /** Who binds what the claim binds on a node, by way of another port. */
  ofNode({ port, binds }: Claim): Claim | undefined {
    return binds === undefined ? undefined : this.holders(binds).find((holder) => holder.port !== port);
  }

  private holders(binds: NodeBinding): Claim[] {
    const everywhere = this.nodePorts.get(binds.port);
    if (binds.node === undefined) return present([everywhere, this.boundSomewhere.get(numbered(binds))]);
    const sameProtocol = everywhere?.binds?.protocol === binds.protocol ? everywhere : undefined;
    return present([sameProtocol, this.bound.get(`${binds.node} ${numbered(binds)}`)]);
  }
}

function numbered({ port, protocol }: NodeBinding): string {
  return `${port}/${protocol}`;
}

function keepFirst<Key>(map: Map<Key, Claim>, key: Key, claim: Claim): void {
  if (!map.has(key)) map.set(key, claim);
}

function first(map: ReadonlyMap<string, Claim>): Claim | undefined {
  return map.values().next().value;
}

function present(claims: readonly (Claim | undefined)[]): Claim[] {
  return claims.filter((claim) => claim !== undefined);
}
