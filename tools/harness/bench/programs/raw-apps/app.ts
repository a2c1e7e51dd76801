import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Cluster } from "./cluster";
import { driver, existenceAwait } from "./driver";

/** The settings that all apps share. */
interface Shared {
  readonly cluster: Cluster;
  readonly controller: pulumi.Resource;
  readonly replicas: number;
  readonly verify: boolean;
}

const image = "hashicorp/http-echo:1.0.0";

/** Registers an app: its component, its Deployment, its Service, its Ingress and, with `verify`, its health check. */
export function registerApp(name: string, { cluster, controller, replicas, verify }: Shared): void {
  const { provider, record } = cluster;
  const args = ["-listen=:8080", `-text=${name}`];
  const inputs = { cluster: record, image, args, containerPort: 8080, port: "http", replicas, verify };
  const parent = new pulumi.ComponentResource("berth:index:ExposedApp", name, inputs);
  const opts = { parent, provider, deletedWith: provider };
  const labels = { "app.kubernetes.io/managed-by": "berth", "app.kubernetes.io/name": name };
  const metadata = { name, namespace: "default", labels };
  const awaited = verify ? { ...metadata, annotations: existenceAwait } : metadata;
  const deployment = new k8s.apps.v1.Deployment(
    name,
    {
      metadata: awaited,
      spec: {
        replicas,
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: podSpec(name, labels, args, replicas) },
      },
    },
    opts,
  );
  const service = new k8s.core.v1.Service(
    name,
    {
      metadata: { ...metadata, annotations: { "pulumi.com/skipAwait": "true" } },
      spec: {
        selector: labels,
        type: "ClusterIP",
        ports: [{ port: 8080, protocol: "TCP", targetPort: 8080 }],
      },
    },
    opts,
  );
  const backend = { service: { name: service.metadata.name, port: { number: 8080 } } };
  const ingress = new k8s.networking.v1.Ingress(
    name,
    {
      metadata: awaited,
      spec: {
        ingressClassName: "berth-ingress-http",
        rules: [{ host: `${name}.localhost`, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
      },
    },
    { ...opts, dependsOn: verify ? [] : [controller] },
  );
  if (!verify) return;
  const triggers = [
    deployment.metadata.apply(({ uid, generation }) => [uid, generation]),
    pulumi.all([service.metadata, service.spec]).apply(([{ uid }, spec]) => [uid, spec]),
    ingress.metadata.apply(({ uid, generation }) => [uid, generation]),
  ];
  new command.local.Command(
    `${name}-verify`,
    { ...driver, create: "app verify", stdin: verification(name, labels, cluster), triggers },
    { parent, dependsOn: [deployment, service, ingress, controller] },
  );
}

function podSpec(
  name: string,
  labels: Readonly<Record<string, string>>,
  args: string[],
  replicas: number,
): k8s.types.input.core.v1.PodSpec {
  const spread = {
    labelSelector: { matchLabels: labels },
    matchLabelKeys: ["pod-template-hash"],
    maxSkew: 1,
    topologyKey: "kubernetes.io/hostname",
    whenUnsatisfiable: "ScheduleAnyway",
  };
  return {
    ...(replicas > 1 ? { topologySpreadConstraints: [spread] } : {}),
    automountServiceAccountToken: false,
    tolerations: [],
    containers: [
      {
        name,
        image,
        args,
        ports: [{ containerPort: 8080, protocol: "TCP" }],
        resources: { requests: { cpu: "10m", memory: "32Mi" } },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
          runAsNonRoot: true,
          seccompProfile: { type: "RuntimeDefault" },
        },
        readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 },
        lifecycle: { preStop: { sleep: { seconds: 5 } } },
      },
    ],
  };
}

/** Returns the text that the driver's health check reads. Its keys are sorted. */
function verification(name: string, selector: object, { name: cluster, hostPort }: Cluster): string {
  const [listenAddress, host, protocol, namespace] = ["127.0.0.1", `${name}.localhost`, "TCP", "default"];
  const controller = "berth-ingress-http";
  const container = `${cluster}-worker`;
  return JSON.stringify({
    address: listenAddress,
    app: name,
    container,
    deployment: name,
    hostPort,
    protocol,
    route: [
      { hostPort, kind: "hostPort", listenAddress, protocol },
      { container, containerPort: 80, kind: "node", node: "worker", protocol },
      { containerPort: 8000, kind: "ingressController", name: controller, namespace: controller },
      { host, ingressClassName: controller, kind: "ingress", name, namespace, path: "/" },
      { kind: "service", name, namespace, port: 8080 },
      { containerPort: 8080, kind: "pod", namespace, protocol, selector },
    ],
    url: `http://${host}:${hostPort}/`,
    version: 1,
  });
}
