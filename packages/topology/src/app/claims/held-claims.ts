import {
  PortControllers,
  type PortController,
  type ServedPorts,
} from "../../ingress-controller/port-controllers";
import type { Claim, NodeBinding } from "../../model/claim";
import type { ClusterRecord } from "../../model/cluster-record";

/**
 * What the apps of a cluster hold, and who serves its ports for them. Claims are in maps by port, host, path and node port, so that a new claim is compared only with those
 * that it could collide with, however many there are. Of claims that share what a map is by, the first stands for all.
 */
export class HeldClaims implements ServedPorts {
  /** Claims on whole ports, by port. */
  private readonly wholes = new Map<string, Claim>();
  /** Claims on parts of ports, by port. */
  private readonly parts = new Map<string, Claim>();
  /** Claims on parts of ports, by port, host and path. */
  private readonly rules = new Map<string, Claim>();
  /** Claims on parts of ports, by port and host. */
  private readonly hosts = new Map<string, Claim>();
  /** Claims of the program's own apps, by the name of their objects: those of other stacks may be in other namespaces. */
  private readonly names = new Map<string, Claim>();
  /** NodePorts by number: the API server gives out each number once, whatever the protocol. */
  private readonly nodePorts = new Map<number, Claim>();
  /** What kube-proxy binds on every node, by number and protocol: one app may have a NodePort for TCP and UDP. */
  private readonly boundEverywhere = new Map<string, Claim>();
  /** What pods bind, by node, number and protocol. */
  private readonly bound = new Map<string, Claim>();
  /** What pods bind on some node, by number and protocol. */
  private readonly boundSomewhere = new Map<string, Claim>();

  /**
   * @param claims - what is held from the beginning
   * @param controllers - the Ingress controllers that serve the cluster's ports from the beginning
   */
  constructor(
    claims: Iterable<Claim> = [],
    private readonly controllers = new PortControllers(),
  ) {
    for (const claim of claims) this.add(claim);
  }

  /**
   * What other stacks hold on a cluster, and the Ingress controllers that they have made.
   *
   * @param claims - what else is held
   */
  static ofRecord(record: ClusterRecord, claims: readonly Claim[] = []): HeldClaims {
    return new HeldClaims([...(record.claims ?? []), ...claims], PortControllers.ofRecord(record));
  }

  /** Adds the Ingress controller that the program has made for a port. */
  addController(port: string, { gateway }: Pick<PortController, "gateway">): void {
    this.controllers.add(port, { origin: "program", gateway });
  }

  /** The Ingress controller of a port: of the program, of another stack or the user's own; `undefined` if the port has none yet. */
  controllerOf(port: string): PortController | undefined {
    return this.controllers.controllerOf(port);
  }

  /** Takes in what an app holds from now on. */
  add(claim: Claim): void {
    const { port, http, binds, owner, objectName = owner, stack, ingressClassName } = claim;
    if (ingressClassName !== undefined) this.controllers.add(port, { origin: "user", gateway: false });
    if (stack === undefined) keepFirst(this.names, objectName, claim);
    if (http === undefined) keepFirst(this.wholes, port, claim);
    else {
      keepFirst(this.parts, port, claim);
      keepFirst(this.rules, `${port} ${http.host}${http.path}`, claim);
      keepFirst(this.hosts, `${port} ${http.host}`, claim);
    }
    if (binds === undefined) return;
    if (binds.node === undefined) {
      keepFirst(this.nodePorts, binds.port, claim);
      keepFirst(this.boundEverywhere, numbered(binds), claim);
    } else {
      keepFirst(this.bound, `${binds.node} ${numbered(binds)}`, claim);
      keepFirst(this.boundSomewhere, numbered(binds), claim);
    }
  }

  /** Who has what of the port that the claim cannot share: all of it or, where the claim wants all of it, a part. */
  ofPort({ port, http }: Claim): Claim | undefined {
    const part =
      http === undefined ? this.parts.get(port) : this.rules.get(`${port} ${http.host}${http.path}`);
    return this.wholes.get(port) ?? part;
  }

  /** Who has the claim's host on the same port by other means: Ingress against Gateway API. */
  ofHost({ port, http, exposure }: Claim): Claim | undefined {
    const holder = http && this.hosts.get(`${port} ${http.host}`);
    return holder?.exposure === exposure ? undefined : holder;
  }

  /** Which other app of the program has objects of the name that the claim's have. */
  ofName({ owner, objectName = owner }: Claim): Claim | undefined {
    const holder = this.names.get(objectName);
    return holder?.owner === owner ? undefined : holder;
  }

  /** Who has a part of the same port that another Ingress controller serves: Berth's, or the user's of another class. */
  ofController({ port, http, ingressClassName }: Claim): Claim | undefined {
    const part = http && this.parts.get(port);
    return part?.ingressClassName === ingressClassName ? undefined : part;
  }

  /** Who binds what the claim binds on a node, by way of another port. */
  ofNode({ port, binds }: Claim): Claim | undefined {
    return binds && this.holders(binds).find((holder) => holder !== undefined && holder.port !== port);
  }

  private holders(binds: NodeBinding): readonly (Claim | undefined)[] {
    return binds.node === undefined
      ? [this.nodePorts.get(binds.port), this.boundSomewhere.get(numbered(binds))]
      : [this.boundEverywhere.get(numbered(binds)), this.bound.get(`${binds.node} ${numbered(binds)}`)];
  }
}

function numbered({ port, protocol }: NodeBinding): string {
  return `${port}/${protocol}`;
}

function keepFirst<Key>(map: Map<Key, Claim>, key: Key, claim: Claim): void {
  if (!map.has(key)) map.set(key, claim);
}
