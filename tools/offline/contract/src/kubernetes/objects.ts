import type { PropertyMap, PropertyValue } from "@kind-berth-tools/stand-ins/protocol";

/** The types of the resources that the cases use. `name` is the resource's name in the program. */
export const KEYS = {
  configMap: { type: "kubernetes:core/v1:ConfigMap", name: "config" },
  daemonSet: { type: "kubernetes:apps/v1:DaemonSet", name: "agent" },
  deployment: { type: "kubernetes:apps/v1:Deployment", name: "web" },
  ingress: { type: "kubernetes:networking.k8s.io/v1:Ingress", name: "web" },
  job: { type: "kubernetes:batch/v1:Job", name: "job" },
  namespace: { type: "kubernetes:core/v1:Namespace", name: "apps" },
  nodePatch: { type: "kubernetes:core/v1:NodePatch", name: "label" },
  pod: { type: "kubernetes:core/v1:Pod", name: "pod" },
  roleBinding: { type: "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", name: "binding" },
  secret: { type: "kubernetes:core/v1:Secret", name: "secret" },
  service: { type: "kubernetes:core/v1:Service", name: "web" },
  serviceAccount: { type: "kubernetes:core/v1:ServiceAccount", name: "robot" },
  statefulSet: { type: "kubernetes:apps/v1:StatefulSet", name: "db" },
} as const;

const LABELS = { app: "web" };

/** Returns a pod template with one container. */
export function template(image = "web:1", spec: PropertyMap = {}): PropertyMap {
  return { metadata: { labels: LABELS }, spec: { containers: [{ name: "web", image }], ...spec } };
}

/** Returns a Deployment with one pod. */
export function deployment(image?: string, spec: PropertyMap = {}, metadata: PropertyMap = {}): PropertyMap {
  return { metadata, spec: { selector: { matchLabels: LABELS }, template: template(image), ...spec } };
}

/** Returns a Service that selects the pods in {@link deployment}. */
export function service(spec: PropertyMap = {}, metadata: PropertyMap = {}): PropertyMap {
  return { metadata, spec: { selector: LABELS, ports: [{ port: 80 }], ...spec } };
}

/** Returns an Ingress with one rule, which routes to a Service. */
export function ingress(serviceName: string, metadata: PropertyMap = {}): PropertyMap {
  const backend = { service: { name: serviceName, port: { number: 80 } } };
  return {
    metadata,
    spec: { rules: [{ host: "web.test", http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }] },
  };
}

/** Returns a Job with one pod and without retries. */
export function job(image: string, metadata: PropertyMap = {}): PropertyMap {
  return { metadata, spec: { backoffLimit: 0, template: template(image, { restartPolicy: "Never" }) } };
}

/** Returns the value at a path of field names in a response from the provider or from kubectl. */
export function at(value: unknown, ...path: readonly (string | number)[]): PropertyValue | undefined {
  return path.reduce<unknown>(
    (found, step) => (found === null || found === undefined ? undefined : (found as PropertyMap)[step]),
    value,
  ) as PropertyValue | undefined;
}
