/**
 * Traefik, as Berth runs it: Ingress and, where it is asked for, Gateway API; metrics, but neither API nor dashboard; no calls home.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/providers/kubernetes/kubernetes-ingress/
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/providers/kubernetes/kubernetes-gateway/
 */
export const traefik = {
  image: "traefik:v3.6.12",
  /** The IngressClass controller that Traefik answers to. */
  controller: "traefik.io/ingress-controller",
  /** The GatewayClass controller that Traefik answers to. */
  gatewayController: "traefik.io/gateway-controller",
  /** The entry point that Traefik serves apps on, and its port, inside its container. */
  webName: "web",
  webPort: 8000,
  /** The same by TLS. */
  websecureName: "websecure",
  websecurePort: 8443,
  /** The port that Traefik answers `/ping` on, inside its container. */
  pingPort: 8080,
  /** The port that Traefik tells Prometheus its metrics on, at `/metrics`, inside its container; that of its own chart. */
  metricsPort: 9100,
  /** The user that Traefik's own chart runs it as. */
  user: 65532,
} as const;

/** What Traefik is to serve beside Ingresses. */
export interface TraefikOptions {
  /**
   * Gateway API, whose CRDs have to be there: Traefik waits for them for ever.
   *
   * @default false
   */
  readonly gateway?: boolean;
  /**
   * TLS connections, in the place of plain ones.
   *
   * @default false
   */
  readonly tls?: boolean;
}

/** The labels of all that belongs to one controller. */
export function controllerLabels(name: string): Record<string, string> {
  return { [nameLabel]: name, "app.kubernetes.io/managed-by": "berth" };
}

const nameLabel = "app.kubernetes.io/name";

/** Traefik's command line for the Ingresses of one class and, if asked for, the Gateways of the class of the same name. */
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

/** Where Traefik serves apps: by plain connections or by TLS. */
function entryPoint(tls: boolean): string[] {
  const [name, port] = tls
    ? [traefik.websecureName, traefik.websecurePort]
    : [traefik.webName, traefik.webPort];
  return [
    `--entrypoints.${name}.address=:${port}`,
    // Else a request may take a minute to be read: gRPC streams and uploads would be cut off then.
    `--entrypoints.${name}.transport.respondingtimeouts.readtimeout=0`,
    ...(tls ? [`--entrypoints.${name}.http.tls=true`] : []),
  ];
}

/** What it does apart from serving apps, at ports that no host port leads to. */
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
    // Written into each Ingress as its status, without which whoever waits for an Ingress waits in vain.
    "--providers.kubernetesingress.ingressendpoint.hostname=localhost",
    // `/api` leads to `/api` and `/api/…`, not to `/apis`: Kubernetes' meaning of Prefix, not Traefik's own.
    "--providers.kubernetesingress.strictprefixmatching=true",
  ];
}

function gatewayArgs(gatewayClassName: string): string[] {
  return [
    "--providers.kubernetesgateway=true",
    // Every Traefik answers to one controller name: without the label, that of each port would serve the Gateways of all.
    `--providers.kubernetesgateway.labelselector=${nameLabel}=${gatewayClassName}`,
    // Written into each Gateway as its address; without one it never becomes `Programmed`.
    "--providers.kubernetesgateway.statusaddress.hostname=localhost",
  ];
}

/**
 * Annotates the controller's pods so that a Prometheus that goes by the usual annotations finds its metrics.
 *
 * @see https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml
 */
export const scrapeAnnotations: Readonly<Record<string, string>> = {
  "prometheus.io/scrape": "true",
  "prometheus.io/path": "/metrics",
  "prometheus.io/port": String(traefik.metricsPort),
};

/**
 * Annotates an Ingress with a wildcard host so that it gives way to those with exact hosts, and longer paths go before
 * shorter ones. Traefik ranks rules by their length, and that of a wildcard is written as a regular expression, longer than
 * any.
 *
 * @see https://github.com/traefik/traefik/issues/8166
 */
export function wildcardPriority(path: string): Record<string, string> {
  return { "traefik.ingress.kubernetes.io/router.priority": String(path.length - belowExactHosts) };
}

/**
 * Annotates a Service with what Traefik speaks to its pods, for Ingresses: of these it does not read the Service's `appProtocol`,
 * as it does for Gateway API.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/ingress/#on-service
 */
export function serversScheme(scheme: "h2c"): Record<string, string> {
  return { "traefik.ingress.kubernetes.io/service.serversscheme": scheme };
}

/** Longer than any path, and rules of exact hosts have priorities above 0. */
const belowExactHosts = 1_000_000;

/** A rule of Kubernetes' role-based access control. */
export interface PolicyRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
}

/** All that Traefik may read and write. */
export function traefikRules({ gateway = false }: TraefikOptions = {}): PolicyRule[] {
  // Copies, since whoever gets them may change them.
  return (gateway ? [...ingressRules, ...gatewayRules] : ingressRules).map(
    ({ apiGroups, resources, verbs }) => ({
      apiGroups: [...apiGroups],
      resources: [...resources],
      verbs: [...verbs],
    }),
  );
}

/**
 * All that Traefik's Ingress provider reads and writes. It waits for ever for a list that it may not read: nodes too. What it has
 * listed it watches, so that it gets nothing by name.
 */
const ingressRules: PolicyRule[] = [
  { apiGroups: [""], resources: ["services", "secrets", "nodes"], verbs: ["list", "watch"] },
  { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: ["list", "watch"] },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses", "ingressclasses"], verbs: ["list", "watch"] },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses/status"], verbs: ["update"] },
];

/** What its Gateway provider reads and writes beyond that. It too waits for all of its lists, whether or not they hold anything. */
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
