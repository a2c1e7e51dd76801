import {
  PortControllers,
  type PortController,
  type ServedPorts,
} from "../../ingress-controller/port-controllers";
import type { Claim, NodeBinding } from "../../model/claim";
import type { ClusterRecord } from "../../model/cluster-record";

/**
 * The claims of a cluster's apps, and the Ingress controllers that serve the cluster's ports. Maps index the claims by port, host, path and
 * node port. Berth therefore compares a new claim only with existing claims that may conflict with it. If several claims have the same key
 * in a map, the map keeps the first claim.
 */
export class HeldClaims implements ServedPorts {
  /** Claims on whole ports, by port. */
  private readonly wholes = new Map<string, Claim>();
  /** Claims for a host and path on a port, by port. */
  private readonly parts = new Map<string, Claim>();
  /** Claims for a host and path on a port, by port, host and path. */
  private readonly rules = new Map<string, Claim>();
  /** Claims for a host and path on a port, by port and host. */
  private readonly hosts = new Map<string, Claim>();
  /** Claims of the program's own apps, by object name. Excludes the claims of other stacks, whose objects may be in other namespaces. */
  private readonly names = new Map<string, Claim>();
  /** Claims that use a NodePort, by NodePort number. The API server assigns each number only once, regardless of the protocol. */
  private readonly nodePorts = new Map<number, Claim>();
  /** Claims on ports that kube-proxy binds on every node, by number and protocol. One app may use the same NodePort for TCP and UDP. */
  private readonly boundEverywhere = new Map<string, Claim>();
  /** Claims on ports that pods bind, by node, number and protocol. */
  private readonly bound = new Map<string, Claim>();
  /** Claims on ports that pods bind on at least one node, by number and protocol. */
  private readonly boundSomewhere = new Map<string, Claim>();

  /**
   * @param claims - the initial claims
   * @param controllers - the Ingress controllers that already serve the cluster's ports
   */
  constructor(
    claims: Iterable<Claim> = [],
    private readonly controllers = new PortControllers(),
  ) {
    for (const claim of claims) this.add(claim);
  }

  /**
   * Reads other stacks' claims and Ingress controllers from the cluster record.
   *
   * @param claims - additional claims
   */
  static ofRecord(record: ClusterRecord, claims: readonly Claim[] = []): HeldClaims {
    return new HeldClaims([...(record.claims ?? []), ...claims], PortControllers.ofRecord(record));
  }

  /** Adds the Ingress controller that the program creates for a port. */
  addController(port: string, { gateway }: Pick<PortController, "gateway">): void {
    this.controllers.add(port, { origin: "program", gateway });
  }

  /**
   * Returns the Ingress controller that serves a port. The program, another stack or the user may have created it. Returns `undefined` if
   * the port has no controller yet.
   */
  controllerOf(port: string): PortController | undefined {
    return this.controllers.controllerOf(port);
  }

  /** Adds an app's claim. */
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

  /**
   * Returns the existing claim on the same port that conflicts with the new claim. The conflict is about the whole port, or about the same
   * host and path.
   */
  ofPort({ port, http }: Claim): Claim | undefined {
    const part =
      http === undefined ? this.parts.get(port) : this.rules.get(`${port} ${http.host}${http.path}`);
    return this.wholes.get(port) ?? part;
  }

  /**
   * The existing claim on the same port and host that uses the other HTTP exposure. If the new claim uses `gateway`, the other exposure is
   * `ingress`, and vice versa.
   */
  ofHost({ port, http, exposure }: Claim): Claim | undefined {
    const holder = http && this.hosts.get(`${port} ${http.host}`);
    return holder?.exposure === exposure ? undefined : holder;
  }

  /** Returns another app's claim whose objects have the same name. The app belongs to the same program. */
  ofName({ owner, objectName = owner }: Claim): Claim | undefined {
    const holder = this.names.get(objectName);
    return holder?.owner === owner ? undefined : holder;
  }

  /**
   * Returns an existing claim on the same port whose app uses a different Ingress controller: Berth's controller, or a user's controller
   * with another IngressClass.
   */
  ofController({ port, http, ingressClassName }: Claim): Claim | undefined {
    const part = http && this.parts.get(port);
    return part?.ingressClassName === ingressClassName ? undefined : part;
  }

  /** Returns the existing claim that uses a different port mapping but binds the same port number on the same node. */
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
