import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Cluster } from "./cluster";
import { driver, existenceAwait } from "./driver";

const name = "berth-ingress-http";
const labels = { "app.kubernetes.io/managed-by": "berth", "app.kubernetes.io/name": name };

/** Registers the Ingress controller, with `verify` including its health check. Returns the resource that each Ingress waits for. */
export function registerController(cluster: Cluster, verify: boolean): pulumi.Resource {
  const resource = `${cluster.name}-ingress-http`;
  const { component, provider, record } = cluster;
  const parent = new pulumi.ComponentResource(
    "berth:index:IngressController",
    resource,
    { port: "http", gateway: false, cluster: record },
    { parent: component },
  );
  const opts = { parent, provider, deletedWith: provider };
  const namespace = new k8s.core.v1.Namespace(resource, { metadata: { name } }, opts).metadata.name;
  const account = new k8s.core.v1.ServiceAccount(resource, { metadata: { name, namespace } }, opts);
  const role = new k8s.rbac.v1.ClusterRole(
    resource,
    {
      metadata: { name },
      rules: [
        { apiGroups: [""], resources: ["services", "secrets", "nodes"], verbs: ["list", "watch"] },
        { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: ["list", "watch"] },
        {
          apiGroups: ["networking.k8s.io"],
          resources: ["ingresses", "ingressclasses"],
          verbs: ["list", "watch"],
        },
        { apiGroups: ["networking.k8s.io"], resources: ["ingresses/status"], verbs: ["update"] },
      ],
    },
    opts,
  );
  const binding = new k8s.rbac.v1.ClusterRoleBinding(
    resource,
    {
      metadata: { name },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role.metadata.name },
      subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace }],
    },
    opts,
  );
  const ingressClass = new k8s.networking.v1.IngressClass(
    resource,
    { metadata: { name }, spec: { controller: "traefik.io/ingress-controller" } },
    opts,
  );
  const deployment = new k8s.apps.v1.Deployment(
    resource,
    {
      metadata: { name, namespace, labels, ...(verify ? { annotations: existenceAwait } : {}) },
      spec: {
        replicas: 1,
        strategy: { type: "Recreate" },
        selector: { matchLabels: labels },
        template: { metadata: { labels, annotations }, spec: podSpec(account.metadata.name) },
      },
    },
    {
      ...opts,
      deleteBeforeReplace: true,
      dependsOn: [binding, ingressClass],
    },
  );
  if (verify) {
    const triggers = [deployment.metadata.apply(({ uid, generation }) => [uid, generation])];
    new command.local.Command(
      `${resource}-verify`,
      { ...driver, create: "app verify", stdin: verification(cluster), triggers },
      { parent, dependsOn: [deployment] },
    );
  }
  return deployment;
}

/** Returns the text that the driver's health check reads. Its keys are sorted. */
function verification({ name: cluster, hostPort }: Cluster): string {
  const [listenAddress, protocol] = ["127.0.0.1", "TCP"];
  const container = `${cluster}-worker`;
  return JSON.stringify({
    address: listenAddress,
    app: name,
    container,
    controller: true,
    deployment: name,
    hostPort,
    protocol,
    route: [
      { hostPort, kind: "hostPort", listenAddress, protocol },
      { container, containerPort: 80, kind: "node", node: "worker", protocol },
      { containerPort: 8000, kind: "ingressController", name, namespace: name },
    ],
    url: `http://${listenAddress}:${hostPort}/`,
    version: 1,
  });
}

const annotations = {
  "port.berth.dev/http": "worker",
  "prometheus.io/path": "/metrics",
  "prometheus.io/port": "9100",
  "prometheus.io/scrape": "true",
};

function podSpec(serviceAccountName: pulumi.Input<string>): k8s.types.input.core.v1.PodSpec {
  const onNode = { key: "port.berth.dev/http", operator: "In", values: ["80"] };
  const nodeSelectorTerms = [{ matchExpressions: [onNode] }];
  return {
    serviceAccountName,
    affinity: {
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
    },
    tolerations: [],
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containers: [
      {
        name: "traefik",
        image: "traefik:v3.6.12",
        args: [
          "--entrypoints.web.address=:8000",
          "--entrypoints.web.transport.respondingtimeouts.readtimeout=0",
          "--entrypoints.traefik.address=:8080",
          "--ping=true",
          "--entrypoints.metrics.address=:9100",
          "--metrics.prometheus=true",
          "--metrics.prometheus.entrypoint=metrics",
          "--global.checknewversion=false",
          "--global.sendanonymoususage=false",
          "--providers.kubernetesingress=true",
          "--providers.kubernetesingress.ingressclass=berth-ingress-http",
          "--providers.kubernetesingress.ingressendpoint.hostname=localhost",
          "--providers.kubernetesingress.strictprefixmatching=true",
        ],
        ports: [
          { name: "web", containerPort: 8000, hostPort: 80 },
          { name: "metrics", containerPort: 9100 },
        ],
        resources: { requests: { cpu: "50m", memory: "64Mi" } },
        readinessProbe: { httpGet: { path: "/ping", port: 8080 }, periodSeconds: 1 },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        },
      },
    ],
  };
}
