import type { Exposure } from "../../model/exposure";

/**
 * An exposure of an app: a port of the cluster, and how clients reach the app through this port.
 *
 * @example
 * ```ts
 * { port: "http", containerPort: 8080, path: "/api" }
 * ```
 */
export interface ExposureArgs {
  /** The port that the app's container listens on, from 1 to 65535. */
  readonly containerPort: number;
  /** The name of the cluster's port mapping that exposes the app, such as `http`. */
  readonly port: string;
  /**
   * How clients reach the app through the port:
   *
   * - `ingress` or `gateway`: by host and path, through an Ingress or an HTTPRoute (Gateway API). Apps can share the port.
   * - `hostPort`, `nodePort` or `loadBalancer`: the app uses the whole port.
   *
   * @default inferred from the port. For a port of the cluster's load balancer: `loadBalancer`. For a containerPort from 30000 to 32767:
   * `nodePort`. For HTTP and HTTPS ports: `ingress`. For all other ports: `hostPort`
   */
  readonly exposure?: Exposure | undefined;
  /**
   * The host name of the app, such as `web.localhost`. Available only with `ingress` and `gateway`. With `ingress`, the host can start with
   * the wildcard `*.`, which matches exactly one DNS label. An exact host of another app takes precedence over a wildcard.
   *
   * If the port listens on a specific address other than `127.0.0.1` or `::1`, the default host does not work and `host` is required.
   *
   * @default `<name>.localhost`
   */
  readonly host?: string | undefined;
  /**
   * The path prefix of the app, such as `/api`. Available only with `ingress` and `gateway`. If several prefixes match a request, the
   * longest prefix wins.
   *
   * @default "/"
   */
  readonly path?: string | undefined;
  /**
   * The TLS certificate of the app. Available only with `ingress` and `gateway` on an HTTPS port. An HTTPS port is a TCP port with
   * containerPort 443 or 8443, or with the name `https` or `https-…`. A port with the name `http` or `http-…` is never an HTTPS port.
   *
   * - `"self-signed"`: Berth creates the certificate once. A certificate authority of the cluster signs the certificate. To trust this
   *   authority, use the app's output `certificateAuthority`.
   * - `{ secretName }`: a Secret in the app's namespace contains the certificate. If you set the annotations for cert-manager in the app's
   *   `annotations`, cert-manager can create this Secret.
   *
   * @default "self-signed" on an HTTPS port
   */
  readonly tls?: "self-signed" | TlsSecretArgs | undefined;
  /**
   * The Ingress controller that serves the app, if you install your own controller. Available only with `ingress`. The controller must run
   * on the node that carries the port. All apps on a port must use the same controller.
   *
   * @default Berth's Ingress controller, which is created with the first app on the port
   */
  readonly ingressController?: OwnIngressControllerArgs | undefined;
  /**
   * The application protocol of the app, as in `appProtocol` of a Kubernetes Service port. With `ingress` and `gateway`, the Ingress
   * controller uses this protocol to connect to the app. For gRPC, set `kubernetes.io/h2c`. WebSocket and server-sent events need no
   * setting. Berth's Ingress controller supports `http`, `kubernetes.io/h2c` and `kubernetes.io/ws`.
   *
   * @default not set. With `ingress` and `gateway`, the controller then uses HTTP/1.1
   */
  readonly appProtocol?: string | undefined;
  /**
   * The NodePort of the app's Service, from 30000 to 32767. Available only with `nodePort`. The host port forwards to the containerPort of
   * the port mapping, so the NodePort must have the same number.
   *
   * @default the containerPort of the port mapping
   */
  readonly nodePort?: number | undefined;
  /**
   * The external traffic policy of the app's Service. Available only with `nodePort` and `loadBalancer`.
   *
   * - `Cluster`: every node forwards to the pods on all nodes.
   * - `Local`: a node forwards only to its own pods and preserves the client's IP address. Berth pins the pods to the port's node. Not
   *   supported with `loadBalancer`.
   *
   * @default "Cluster"
   */
  readonly externalTrafficPolicy?: "Cluster" | "Local" | undefined;
}

/**
 * Your own Ingress controller, which serves an app instead of Berth's. The controller must:
 *
 * - bind the containerPort of the port mapping on its node, with `hostPort` or `hostNetwork`
 * - serve the Ingresses of its class
 * - write the status of these Ingresses, because Pulumi waits for the status
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
   * The node on which the controller runs. Use the node name as in port mappings, such as `control-plane` or `worker2`. If the controller
   * runs on several nodes, use the node that carries the port.
   */
  readonly node: string;
}

/** A Secret of the type `kubernetes.io/tls`. It can exist already, or another tool such as cert-manager can create it. */
export interface TlsSecretArgs {
  /** The name of the Secret in the app's namespace. */
  readonly secretName: string;
}

/** The arguments for the placement and the number of an app's pods. They apply to all exposures of the app. */
export interface PodPlacementArgs {
  /**
   * The update strategy of the app's Deployment, as in Kubernetes. If one of the exposures is `hostPort`, only `Recreate` is allowed,
   * because the old pod must free the port before the new pod starts.
   *
   * @default `Recreate` with `hostPort`, and `RollingUpdate` with all other exposures
   */
  readonly strategy?: "RollingUpdate" | "Recreate" | undefined;
  /**
   * The number of pods. With `hostPort`, the maximum is one pod for each node that carries the port. On a kind cluster, only one node
   * carries a port, so the maximum is 1. If the pods can run on any node, Berth spreads several pods over the nodes.
   *
   * @default 2 with `ingress` and `gateway`, so that one pod serves requests while the other is replaced. With `hostPort`, one pod for each
   * node that carries the port. With `nodePort` and `loadBalancer`, 1, because an app that uses a whole port may be a database. With
   * several exposures, 2 only if all exposures are `ingress` or `gateway`
   */
  readonly replicas?: number | undefined;
  /**
   * The namespace of the app's objects. The namespace must exist.
   *
   * @default "default"
   */
  readonly namespace?: string | undefined;
}

/**
 * The arguments of an app with one exposure. This type contains only the arguments that Berth's planner reads. All other arguments are
 * passed to the pod unchanged.
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
   * The exposures of the app. The objects of the first exposure, such as its Ingress, have the app's name. These objects keep their name
   * when you append other exposures. The objects of the other exposures have the name `<app>-<port>`.
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

/** Forbids arguments that must be set in each exposure instead. */
type Forbid<Args> = { readonly [Key in keyof Args]?: undefined };

/**
 * An exposure of an existing Service, by host and path.
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
   * How clients reach the Service: by host and path, through an Ingress or an HTTPRoute (Gateway API). Other exposures are not supported,
   * because they would require changes to the Service or to its pods.
   *
   * @default `ingress`
   */
  readonly exposure?: "ingress" | "gateway" | undefined;
}

interface AnyServiceArgs {
  /** The existing Service, and one of its ports. */
  readonly service: ServiceBackendArgs;
  /**
   * The namespace of the Service. Berth creates the objects that expose the Service, such as an Ingress, in the same namespace.
   *
   * @default "default"
   */
  readonly namespace?: string | undefined;
}

/**
 * The arguments of an existing Service with one exposure. This type contains only the arguments that Berth's planner reads. The Service can
 * come from a Helm chart, from YAML, or from outside the program.
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
 * The arguments of an existing Service with several exposures. This type contains only the arguments that Berth's planner reads.
 *
 * @example
 * ```ts
 * { service: { name: "grafana", port: 80 }, exposures: [{ port: "http" }, { port: "https" }] }
 * ```
 */
export interface ServiceExposuresArgs extends AnyServiceArgs, Forbid<ServiceExposureArgs> {
  /**
   * The exposures of the Service. The objects of each exposure are named by the same rule as in {@link AppExposuresArgs}.
   *
   * @example
   * ```ts
   * [{ port: "http" }, { port: "https", host: "grafana.example" }]
   * ```
   */
  readonly exposures: readonly ServiceExposureArgs[];
}

/** A port of a Service, as in the backend of an Ingress. */
export interface ServiceBackendArgs {
  /**
   * The name of the Service. You cannot set both `name` and `resource`.
   *
   * @default the app's own name
   */
  readonly name?: string | undefined;
  /**
   * The Service as a Pulumi resource, instead of its name. The planner accepts any value and does not read it, because the Service name
   * becomes known only later.
   */
  readonly resource?: unknown;
  /** The port of the Service, from 1 to 65535. Use the Service's `port`, not the `containerPort` of its pods. */
  readonly port: number;
}

/** An existing Service to plan: its arguments, and the name of the objects that expose it. */
export type NamedServiceArgs = (ServicePlacementArgs | ServiceExposuresArgs) & { readonly name: string };

/** An app to plan: its arguments, and the name of the app and its objects. */
export type NamedAppArgs = (AppPlacementArgs | AppExposuresArgs) & { readonly name: string };
