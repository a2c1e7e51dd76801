/**
 * Traefik's settings in Berth. Traefik serves Ingresses and, if enabled, Gateway API resources. Metrics are enabled. The API, the
 * dashboard, update checks and usage reports are disabled.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/providers/kubernetes/kubernetes-ingress/
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/providers/kubernetes/kubernetes-gateway/
 */
export const traefik = {
  image: "traefik:v3.6.12",
  /** Traefik's controller name in an IngressClass. */
  controller: "traefik.io/ingress-controller",
  /** Traefik's controller name in a GatewayClass. */
  gatewayController: "traefik.io/gateway-controller",
  /** The entry point for apps, and its port in the container. */
  webName: "web",
  webPort: 8000,
  /** The entry point for apps over TLS, and its port in the container. */
  websecureName: "websecure",
  websecurePort: 8443,
  /** The container port for health checks at `/ping`. */
  pingPort: 8080,
  /** The container port for Prometheus metrics at `/metrics`. Traefik's Helm chart uses the same port. */
  metricsPort: 9100,
  /** The user ID that Traefik's Helm chart uses. */
  user: 65532,
} as const;

/** Optional Traefik features. */
export interface TraefikOptions {
  /**
   * Whether Traefik serves Gateway API resources in addition to Ingresses. The Gateway API CRDs must exist. If they do not exist, Traefik
   * waits for them forever.
   *
   * @default false
   */
  readonly gateway?: boolean;
  /**
   * Whether Traefik serves TLS connections instead of plain connections.
   *
   * @default false
   */
  readonly tls?: boolean;
}

/** Returns the labels that all of a controller's objects have. */
export function controllerLabels(name: string): Record<string, string> {
  return { [nameLabel]: name, "app.kubernetes.io/managed-by": "berth" };
}

const nameLabel = "app.kubernetes.io/name";

/**
 * Returns Traefik's command-line flags. Traefik serves the Ingresses in one IngressClass and, if enabled, the Gateways in the GatewayClass
 * with the same name.
 */
export function traefikArgs(
  className: string,
  { gateway = false, tls = false }: TraefikOptions = {},
): string[] {
  return [
    ...entryPoint(tls),
    ...ownArgs,
    ...ingressArgs(className),
    ...(gateway ? gatewayArgs(className) : []),
  ];
}

/** Returns the flags for the apps' entry point, which accepts either plain or TLS connections. */
function entryPoint(tls: boolean): string[] {
  const [name, port] = tls
    ? [traefik.websecureName, traefik.websecurePort]
    : [traefik.webName, traefik.webPort];
  return [
    `--entrypoints.${name}.address=:${port}`,
    // By default, Traefik may take at most one minute to read a request. This limit would interrupt gRPC streams and uploads.
    `--entrypoints.${name}.transport.respondingtimeouts.readtimeout=0`,
    ...(tls ? [`--entrypoints.${name}.http.tls=true`] : []),
  ];
}

/** Flags for health checks, metrics and privacy. No host port forwards to these ports. */
const ownArgs: readonly string[] = [
  `--entrypoints.traefik.address=:${traefik.pingPort}`,
  "--ping=true",
  `--entrypoints.metrics.address=:${traefik.metricsPort}`,
  "--metrics.prometheus=true",
  "--metrics.prometheus.entrypoint=metrics",
  "--global.checknewversion=false",
  "--global.sendanonymoususage=false",
];

function ingressArgs(ingressClassName: string): string[] {
  return [
    "--providers.kubernetesingress=true",
    `--providers.kubernetesingress.ingressclass=${ingressClassName}`,
    // Traefik writes this host name to the status of each Ingress. Without a status, tools that wait for an Ingress time out.
    "--providers.kubernetesingress.ingressendpoint.hostname=localhost",
    // Makes `/api` match `/api` and `/api/…`, but not `/apis`. Kubernetes defines `Prefix` in this way, but Traefik's default is different.
    "--providers.kubernetesingress.strictprefixmatching=true",
  ];
}

function gatewayArgs(gatewayClassName: string): string[] {
  return [
    "--providers.kubernetesgateway=true",
    // All Traefik instances use the same controller name. Without the label, each port's controller would serve the Gateways for all ports.
    `--providers.kubernetesgateway.labelselector=${nameLabel}=${gatewayClassName}`,
    // Traefik writes this address to the status of each Gateway. A Gateway without an address never becomes `Programmed`.
    "--providers.kubernetesgateway.statusaddress.hostname=localhost",
  ];
}

/**
 * Annotations for the controller's pods. If a Prometheus server is configured to read these common annotations, it finds the metrics.
 *
 * @see https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml
 */
export const scrapeAnnotations: Readonly<Record<string, string>> = {
  "prometheus.io/scrape": "true",
  "prometheus.io/path": "/metrics",
  "prometheus.io/port": String(traefik.metricsPort),
};

/**
 * Returns the annotations for an Ingress with a wildcard host. They set a priority, so that exact hosts take precedence over wildcard
 * hosts. Among wildcard hosts, longer paths take precedence over shorter paths. By default, Traefik ranks rules by their length. Because
 * Traefik converts a wildcard to a regular expression, the rule would be longer than a rule with an exact host.
 *
 * @see https://github.com/traefik/traefik/issues/8166
 */
export function wildcardPriority(path: string): Record<string, string> {
  return { "traefik.ingress.kubernetes.io/router.priority": String(path.length - belowExactHosts) };
}

/**
 * Returns the annotations that set the protocol between Traefik and a Service's pods. Traefik reads the Service's `appProtocol` for
 * HTTPRoutes, but not for Ingresses.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/ingress/#on-service
 */
export function serversScheme(scheme: "h2c"): Record<string, string> {
  return { "traefik.ingress.kubernetes.io/service.serversscheme": scheme };
}

/**
 * A number larger than the length of any path. It makes the priorities of wildcard hosts negative, while the priorities of exact hosts are
 * positive.
 */
const belowExactHosts = 1_000_000;

/** A Kubernetes RBAC rule. */
export interface PolicyRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
}

/** Returns Traefik's RBAC rules. */
export function traefikRules({ gateway = false }: TraefikOptions = {}): PolicyRule[] {
  // Copy the rules, because callers may change them.
  return (gateway ? [...ingressRules, ...gatewayRules] : ingressRules).map(
    ({ apiGroups, resources, verbs }) => ({
      apiGroups: [...apiGroups],
      resources: [...resources],
      verbs: [...verbs],
    }),
  );
}

/**
 * The permissions for Traefik's Ingress provider. If the provider cannot list one of these resource types, including nodes, it waits
 * forever. The provider only lists and watches resources, so it does not need the `get` verb.
 */
const ingressRules: PolicyRule[] = [
  { apiGroups: [""], resources: ["services", "secrets", "nodes"], verbs: ["list", "watch"] },
  { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: ["list", "watch"] },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses", "ingressclasses"], verbs: ["list", "watch"] },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses/status"], verbs: ["update"] },
];

/**
 * The additional permissions for Traefik's Gateway provider. If this provider cannot list one of these resource types, it waits forever,
 * even if no object of that type exists.
 */
const gatewayRules: PolicyRule[] = [
  { apiGroups: [""], resources: ["namespaces", "configmaps"], verbs: ["list", "watch"] },
  {
    apiGroups: ["gateway.networking.k8s.io"],
    resources: [
      "gatewayclasses",
      "gateways",
      "httproutes",
      "grpcroutes",
      "referencegrants",
      "backendtlspolicies",
    ],
    verbs: ["list", "watch"],
  },
  {
    apiGroups: ["gateway.networking.k8s.io"],
    resources: ["gatewayclasses/status", "gateways/status", "httproutes/status", "grpcroutes/status"],
    verbs: ["update"],
  },
];
