import type { Exposure } from "../../model/exposure";

/**
 * One of an app's exposures: a cluster port, and how clients reach the app through this port.
 *
 * @example
 * ```ts
 * { port: "http", containerPort: 8080, path: "/api" }
 * ```
 */
export interface ExposureArgs {
  /** The port number that the app's container listens on, from 1 to 65535. */
  readonly containerPort: number;
  /** The name of the cluster's port mapping that exposes the app, such as `http`. */
  readonly port: string;
  /**
   * How clients reach the app through the port:
   *
   * - `ingress` or `gateway`: by host and path, through an Ingress or an HTTPRoute (Gateway API). Apps can share the port.
   * - `hostPort`, `nodePort` or `loadBalancer`: the app uses the whole port, and other apps cannot share it.
   *
   * @default inferred from the port. A port of the cluster's load balancer: `loadBalancer`. A containerPort in the cluster's NodePort
   * range, which is 30000 to 32767 by default: `nodePort`. An HTTP or HTTPS port: `ingress`. Any other port: `hostPort`. The
   * containerPorts 80, 443, 8080 and 8443 are HTTP ports in every NodePort range
   */
  readonly exposure?: Exposure | undefined;
  /**
   * The app's host name, such as `web.localhost`. Available only with `ingress` and `gateway`. With `ingress`, the host can start with the
   * wildcard `*.`, which matches exactly one DNS label. If another app has an exact host that matches, the exact host takes precedence over
   * the wildcard.
   *
   * If the port listens on a specific address other than `127.0.0.1` or `::1`, the default host does not work and `host` is required.
   *
   * @default `<name>.localhost`
   */
  readonly host?: string | undefined;
  /**
   * The app's path prefix, such as `/api`. Available only with `ingress` and `gateway`. If several prefixes match a request, the longest
   * prefix wins.
   *
   * @default "/"
   */
  readonly path?: string | undefined;
  /**
   * The app's TLS certificate. Available only with `ingress` and `gateway` on an HTTPS port. An HTTPS port is a TCP port with containerPort
   * 443 or 8443, or with the name `https` or `https-…`. A port named `http` or `http-…` is never an HTTPS port.
   *
   * - `"self-signed"`: Berth creates the certificate once, and the cluster's certificate authority signs it. To trust this authority, use
   *   the app's `certificateAuthority` output.
   * - `{ secretName }`: a Secret in the app's namespace contains the certificate. cert-manager can create this Secret if you add
   *   cert-manager's annotations to the app's `annotations`.
   *
   * @default "self-signed" on an HTTPS port
   */
  readonly tls?: "self-signed" | TlsSecretArgs | undefined;
  /**
   * The Ingress controller that serves the app, if you install your own controller. Available only with `ingress`. The controller must run
   * on the node that carries the port. All apps on one port must use the same controller.
   *
   * @default Berth's Ingress controller, which Berth creates with the first app on the port
   */
  readonly ingressController?: OwnIngressControllerArgs | undefined;
  /**
   * The app's application protocol, like the `appProtocol` field of a Kubernetes Service port. With `ingress` and `gateway`, the Ingress
   * controller uses this protocol to connect to the app. For gRPC, set `kubernetes.io/h2c`. WebSocket and server-sent events work without
   * this setting. Berth's Ingress controller supports `http`, `kubernetes.io/h2c` and `kubernetes.io/ws`.
   *
   * @default not set: with `ingress` and `gateway`, the controller uses HTTP/1.1
   */
  readonly appProtocol?: string | undefined;
  /**
   * The NodePort of the app's Service, a number in the cluster's NodePort range. Available only with `nodePort`. The host port forwards to
   * the port mapping's containerPort, so the NodePort must be the same number as this containerPort.
   *
   * @default the port mapping's containerPort
   */
  readonly nodePort?: number | undefined;
  /**
   * The external traffic policy for the app's Service. Available only with `nodePort` and `loadBalancer`.
   *
   * - `Cluster`: each node forwards to the app's pods on all nodes.
   * - `Local`: each node forwards only to its own pods, and preserves the client's IP address. Berth pins the pods to the node that carries
   *   the port. Not supported with `loadBalancer`.
   *
   * @default "Cluster"
   */
  readonly externalTrafficPolicy?: "Cluster" | "Local" | undefined;
}

/**
 * Your own Ingress controller, which serves an app instead of Berth's controller. Your controller must:
 *
 * - use `hostPort` or `hostNetwork` to bind the port mapping's containerPort on its node
 * - serve the Ingresses that have its IngressClass
 * - write the status of these Ingresses, because Pulumi waits for it
 *
 * @example
 * ```ts
 * { ingressClassName: "nginx", node: "worker" }
 * ```
 */
export interface OwnIngressControllerArgs {
  /** The name of the controller's IngressClass, such as `nginx`. */
  readonly ingressClassName: string;
  /**
   * The node that the controller runs on. Use the same node name as in port mappings, such as `control-plane` or `worker2`. If the
   * controller runs on several nodes, specify the node that carries the port.
   */
  readonly node: string;
}

/** A Secret of type `kubernetes.io/tls`. The Secret can already exist, or another tool, such as cert-manager, can create it. */
export interface TlsSecretArgs {
  /** The name of the Secret in the app's namespace. */
  readonly secretName: string;
}

/** The arguments that control the placement and number of an app's pods. They apply to all the app's exposures. */
export interface PodPlacementArgs {
  /**
   * The update strategy for the app's Deployment, as in Kubernetes. With the `hostPort` exposure, only `Recreate` is allowed, because the
   * old pod must release the port before the new pod starts.
   *
   * @default `Recreate` with `hostPort`, and `RollingUpdate` with all other exposures
   */
  readonly strategy?: "RollingUpdate" | "Recreate" | undefined;
  /**
   * The number of pods. With `hostPort`, the maximum is one pod for each node that carries the port. On a kind cluster, only one node
   * carries each port, so the maximum is 1. If the pods can run on any node, Berth spreads them across the nodes.
   *
   * @default 2 with `ingress` and `gateway`, so that one pod serves requests while the other is replaced. With `hostPort`, the default is
   * one pod for each node that carries the port. With `nodePort` and `loadBalancer`, the default is 1, because an app that uses a whole
   * port may be a database. With several exposures, the default is 2 only if all exposures are `ingress` or `gateway`
   */
  readonly replicas?: number | undefined;
  /**
   * The namespace for the app's objects. The namespace must already exist.
   *
   * @default "default"
   */
  readonly namespace?: string | undefined;
}

/**
 * The arguments of an app with one exposure. This type contains only the arguments that Berth's planner reads. Berth passes all other
 * arguments to the pod unchanged.
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
 * The arguments of an app with several exposures. This type contains only the arguments that Berth's planner reads. All exposures route to
 * the same pods.
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
   * The app's exposures. The objects of the first exposure, such as its Ingress, have the app's name. These objects keep their name when
   * you append other exposures. The objects of each additional exposure have the name `<app>-<port>`.
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

/** Forbids arguments at the top level that must be set in each exposure instead. */
type Forbid<Args> = { readonly [Key in keyof Args]?: undefined };

/**
 * An exposure that makes an existing Service reachable, by host and path or through its NodePort.
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
   * How clients reach the Service:
   *
   * - `ingress` or `gateway`: by host and path, through an Ingress or an HTTPRoute (Gateway API).
   * - `nodePort`: through the NodePort that the Service already has. The port mapping's containerPort must be this NodePort.
   *
   * Other exposures would require changes to the Service or its pods, and are not supported.
   *
   * @default inferred from the port. A containerPort in the cluster's NodePort range: `nodePort`. An HTTP or HTTPS port: `ingress`
   */
  readonly exposure?: "ingress" | "gateway" | "nodePort" | undefined;
  /**
   * The NodePort that the Service already has. Available only with `nodePort`. If you set this argument, the preview checks that the port
   * mapping's containerPort is the same number. The health check at the end of `pulumi up` always compares both numbers.
   *
   * @default the port mapping's containerPort
   */
  readonly nodePort?: number | undefined;
  /**
   * The external traffic policy that the Service already has. Available only with `nodePort`. With `Local`, Berth warns if the Service's
   * pods may run on other nodes than the node that carries the port.
   *
   * @default not known before `pulumi up`, unless `service.resource` contains the policy
   */
  readonly externalTrafficPolicy?: "Cluster" | "Local" | undefined;
}

interface AnyServiceArgs {
  /** The existing Service, and one of its ports. */
  readonly service: ServiceBackendArgs;
  /**
   * The Service's namespace. Berth creates the objects that expose the Service, such as an Ingress, in the same namespace.
   *
   * @default "default"
   */
  readonly namespace?: string | undefined;
}

/**
 * The arguments for an existing Service with one exposure. This type contains only the arguments that Berth's planner reads. The Service
 * can come from a Helm chart, a YAML file, or outside the program.
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
 * The arguments for an existing Service with several exposures. This type contains only the arguments that Berth's planner reads.
 *
 * @example
 * ```ts
 * { service: { name: "grafana", port: 80 }, exposures: [{ port: "http" }, { port: "https" }] }
 * ```
 */
export interface ServiceExposuresArgs extends AnyServiceArgs, Forbid<ServiceExposureArgs> {
  /**
   * The Service's exposures. Their objects are named in the same way as in {@link AppExposuresArgs}.
   *
   * @example
   * ```ts
   * [{ port: "http" }, { port: "https", host: "grafana.example" }]
   * ```
   */
  readonly exposures: readonly ServiceExposureArgs[];
}

/** A Service and one of its ports, as in an Ingress backend. */
export interface ServiceBackendArgs {
  /**
   * The name of the Service. You cannot set both `name` and `resource`.
   *
   * @default the app's name
   */
  readonly name?: string | undefined;
  /**
   * The Service as a Pulumi resource, instead of its name. The planner accepts any value and does not read it, because the Service name is
   * not known until later.
   */
  readonly resource?: unknown;
  /** The Service port, from 1 to 65535. Use the Service's `port`, not the pods' `containerPort`. */
  readonly port: number;
}

/** An existing Service to plan: its arguments, and a name for the objects that expose it. */
export type NamedServiceArgs = (ServicePlacementArgs | ServiceExposuresArgs) & { readonly name: string };

/** An app to plan: its arguments, and a name for the app and its objects. */
export type NamedAppArgs = (AppPlacementArgs | AppExposuresArgs) & { readonly name: string };
