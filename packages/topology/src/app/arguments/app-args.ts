import type { Exposure } from "../../model/exposure";

/**
 * One way to an app: a port of the cluster, and how the app is reached through it.
 *
 * @example
 * ```ts
 * { port: "http", containerPort: 8080, path: "/api" }
 * ```
 */
export interface ExposureArgs {
  /** The port that the app's container listens on, 1 to 65535. */
  readonly containerPort: number;
  /** The name of the cluster's port that leads to the app. */
  readonly port: string;
  /**
   * How the app is reached: `ingress` or `gateway` (by host and path), `hostPort`, `nodePort` or `loadBalancer` (the whole
   * port).
   *
   * @default follows from the port: `nodePort` for a containerPort from 30000 to 32767, `ingress` for HTTP ports, else
   * `hostPort`
   */
  readonly exposure?: Exposure | undefined;
  /**
   * The host name that leads to the app; with `ingress` and `gateway` only. With `ingress`, `*.` at its beginning stands for
   * any one label; an exact host of another app goes before it.
   *
   * @default `<name>.localhost`
   */
  readonly host?: string | undefined;
  /**
   * The path prefix that leads to the app; with `ingress` and `gateway` only. Of several that match, the longest wins.
   *
   * @default "/"
   */
  readonly path?: string | undefined;
  /**
   * Where the app's certificate comes from; with `ingress` and `gateway` on an HTTPS port only: a port that leads to 443 or 8443, or
   * whose name begins with `https`. `"self-signed"`: made once, and signed by an authority of the cluster's own, which is an output to trust.
   * Or a Secret in the app's namespace, which may be made by cert-manager as the app's `annotations` say.
   *
   * @default "self-signed" on an HTTPS port
   */
  readonly tls?: "self-signed" | TlsSecretArgs | undefined;
  /**
   * An Ingress controller of the user's own that serves the app, and the node that it runs on, which has to be the port's; with `ingress`
   * only. One controller serves all of a port's apps.
   *
   * @default Berth's, which the first app of the port brings along
   */
  readonly ingressController?: OwnIngressControllerArgs | undefined;
  /**
   * What the app speaks, as on a Service's port in Kubernetes. With `ingress` and `gateway` the Ingress controller speaks it to
   * the app, so gRPC needs `kubernetes.io/h2c` there; WebSocket and server-sent events need nothing.
   *
   * @default none, which is HTTP/1.1 with `ingress` and `gateway`
   */
  readonly appProtocol?: string | undefined;
  /**
   * The NodePort of the app's Service; with `nodePort` only. It can be no other than the containerPort of the cluster's
   * port, 30000 to 32767: that is where the host port leads.
   *
   * @default the containerPort of the cluster's port
   */
  readonly nodePort?: number | undefined;
  /**
   * `Cluster`: every node forwards to every pod. `Local`: a node forwards to its own pods only, and keeps the client's
   * address; the pods are pinned to the port's node then. With `nodePort` and `loadBalancer` only.
   *
   * @default "Cluster"
   */
  readonly externalTrafficPolicy?: "Cluster" | "Local" | undefined;
}

/**
 * An Ingress controller that the user brings, in the place of Berth's. It binds the containerPort of the cluster's port on its node, by
 * `hostPort` or in the node's network, serves the Ingresses of its class, and writes their status, for which Pulumi waits.
 *
 * @example
 * ```ts
 * { ingressClassName: "nginx", node: "worker" }
 * ```
 */
export interface OwnIngressControllerArgs {
  /** The class of the Ingresses that it serves. */
  readonly ingressClassName: string;
  /**
   * The node that it runs on, as port mappings name nodes: `control-plane`, `worker2`. One that runs on several is said to run on the
   * one that carries the port.
   */
  readonly node: string;
}

/** A Secret of the type `kubernetes.io/tls` that is there, or that somebody else makes. */
export interface TlsSecretArgs {
  /** Its name, in the app's namespace. */
  readonly secretName: string;
}

/** What the planner needs to know of an app's pods, however many ways lead to them. */
export interface PodPlacementArgs {
  /**
   * How new pods take the place of old ones, as in Kubernetes. With `hostPort`, be it one exposure of several, the old pod has to
   * free the port first, so only `Recreate` will do.
   *
   * @default `Recreate` with `hostPort`, else `RollingUpdate`
   */
  readonly strategy?: "RollingUpdate" | "Recreate" | undefined;
  /**
   * How many pods. With `hostPort` no more than nodes that carry the port, which is one on a kind cluster. Several that run anywhere are
   * spread over the nodes.
   *
   * @default 2 with `ingress` and `gateway`, so that one is there while the other is replaced; with `hostPort` one for each node that
   * carries the port; else 1, since what has a port whole may be a database. With several exposures 2 where all are `ingress` or `gateway`
   */
  readonly replicas?: number | undefined;
  /**
   * The namespace of the app's objects; it must be there.
   *
   * @default "default"
   */
  readonly namespace?: string | undefined;
}

/**
 * What the planner needs to know of an app that is reached in one way. The rest of an app's arguments goes to its pod as it is.
 *
 * @example
 * ```ts
 * { port: "http", containerPort: 8080, path: "/api", replicas: 3 }
 * ```
 */
export interface AppPlacementArgs extends ExposureArgs, PodPlacementArgs {
  readonly exposures?: undefined;
}

/**
 * What the planner needs to know of an app that is reached in several ways, all of which lead to the same pods.
 *
 * @example
 * ```ts
 * {
 *   exposures: [
 *     { port: "dns", containerPort: 53 },
 *     { port: "dns-tcp", containerPort: 53 },
 *     { port: "http", containerPort: 8080, host: "metrics.localhost" },
 *   ],
 * }
 * ```
 */
export interface AppExposuresArgs extends PodPlacementArgs, Forbid<ExposureArgs> {
  /**
   * The ways to the app. The first one's objects, such as its Ingress, have the app's name, and keep it when others are added; those of the
   * others have the name of their port after it.
   *
   * @example
   * ```ts
   * [
   *   { port: "http", containerPort: 8080 },
   *   { port: "http", containerPort: 8080, host: "shop.localhost" },
   *   { port: "direct", containerPort: 8080, exposure: "hostPort" },
   * ]
   * ```
   */
  readonly exposures: readonly ExposureArgs[];
}

/** Keys that are said elsewhere. */
type Forbid<Args> = { readonly [Key in keyof Args]?: undefined };

/**
 * One way to a Service that is there already: by host and path.
 *
 * @example
 * ```ts
 * { port: "http", host: "grafana.localhost" }
 * ```
 */
export interface ServiceExposureArgs extends Pick<
  ExposureArgs,
  "port" | "host" | "path" | "tls" | "ingressController"
> {
  /**
   * How the Service is reached: by host and path. The other exposures would need its pods placed, or the Service itself changed.
   *
   * @default `ingress`
   */
  readonly exposure?: "ingress" | "gateway" | undefined;
}

interface AnyServiceArgs {
  /** The Service, and which of its ports. */
  readonly service: ServiceBackendArgs;
  /**
   * The namespace of the Service. What leads to it is made there too.
   *
   * @default "default"
   */
  readonly namespace?: string | undefined;
}

/**
 * What the planner needs to know of a Service that is there already: from a Helm chart, from YAML, or somebody else's.
 *
 * @example
 * ```ts
 * { port: "http", service: { name: "grafana", port: 80 }, namespace: "monitoring" }
 * ```
 */
export interface ServicePlacementArgs extends ServiceExposureArgs, AnyServiceArgs {
  readonly exposures?: undefined;
}

/**
 * The same of a Service that is reached in several ways.
 *
 * @example
 * ```ts
 * { service: { name: "grafana", port: 80 }, exposures: [{ port: "http" }, { port: "https" }] }
 * ```
 */
export interface ServiceExposuresArgs extends AnyServiceArgs, Forbid<ServiceExposureArgs> {
  /**
   * The ways to the Service, as {@link AppExposuresArgs} has those to an app.
   *
   * @example
   * ```ts
   * [{ port: "http" }, { port: "https", host: "grafana.example" }]
   * ```
   */
  readonly exposures: readonly ServiceExposureArgs[];
}

/** A Service's port, as an Ingress names it. */
export interface ServiceBackendArgs {
  /**
   * The Service's name; not beside `resource`.
   *
   * @default the app's own name
   */
  readonly name?: string | undefined;
  /** What is the Service, in the place of its name, which it says later: the planner lets it through, and plans without the name. */
  readonly resource?: unknown;
  /** The Service's port, 1 to 65535: not the containerPort behind it. */
  readonly port: number;
}

/** A Service to be planned: the name of what leads to it, and its arguments. */
export type NamedServiceArgs = (ServicePlacementArgs | ServiceExposuresArgs) & { readonly name: string };

/** An app to be planned: its name, which becomes that of its objects, and its arguments. */
export type NamedAppArgs = (AppPlacementArgs | AppExposuresArgs) & { readonly name: string };
