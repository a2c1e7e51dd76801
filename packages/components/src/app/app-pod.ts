import type { AppPlan } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { AppContainer, AppPodArgs } from "./app-pod-args";
import type { DeploymentTransformArgs } from "../transform";

/** Returns an app's PodSpec. The plan overrides the program's arguments, and the program's arguments override Berth's defaults. */
export function podSpec(
  plan: AppPlan,
  args: AppPodArgs,
): DeploymentTransformArgs["spec"]["template"]["spec"] {
  const { affinity, containers = [], tolerations = [], ...given } = args.podSpec ?? {};
  const { placement, topologySpreadConstraints } = plan.pods;
  return {
    ...(topologySpreadConstraints === undefined ? {} : { topologySpreadConstraints }),
    // Few apps use the Kubernetes API. An app that does has a service account of its own.
    automountServiceAccountToken: given.serviceAccountName !== undefined,
    ...given,
    ...(affinity === undefined && placement.affinity === undefined
      ? {}
      : { affinity: { ...affinity, ...placement.affinity } }),
    tolerations: [...placement.tolerations, ...tolerations],
    containers: [
      appContainer(plan, args, containers.find(isOwn(plan)) ?? { name: plan.name }),
      ...containers.filter((container) => !isOwn(plan)(container)).map(asContainer),
    ],
  };
}

function isOwn({ name }: AppPlan): (container: AppContainer) => boolean {
  return (container) => container.name === name;
}

function asContainer({ ports = [], ...container }: AppContainer): k8s.types.input.core.v1.Container {
  return { ...container, ports: [...ports] };
}

/**
 * Returns the app's own container.
 *
 * @param own - the container in the program's `podSpec` that has the app's name
 */
function appContainer(plan: AppPlan, app: AppPodArgs, own: AppContainer): k8s.types.input.core.v1.Container {
  const { ports, lifecycle, readinessProbe } = plan.pods;
  const probed = readinessProbe?.tcpSocket.port ?? ports[0].containerPort;
  return {
    ...own,
    name: plan.name,
    image: app.image,
    command: app.command ?? own.command,
    args: app.args ?? own.args,
    env: app.env ?? own.env,
    envFrom: app.envFrom ?? own.envFrom,
    ports: [...ports, ...(own.ports ?? [])],
    resources: app.resources ?? own.resources ?? defaultResources(),
    securityContext: own.securityContext ?? { ...restricted(), ...app.securityContext },
    readinessProbe: readiness(app, probed) ?? own.readinessProbe ?? readinessProbe,
    livenessProbe: probe(app.livenessProbe, probed) ?? own.livenessProbe,
    lifecycle: own.lifecycle ?? lifecycle,
  };
}

/**
 * Returns small resource requests, so that a small machine can run many apps. Without requests, the pods would be evicted first, and the
 * scheduler would ignore their resource usage.
 */
function defaultResources(): k8s.types.input.core.v1.ResourceRequirements {
  return { requests: { cpu: "10m", memory: "32Mi" } };
}

/**
 * The restricted Pod Security Standard.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
function restricted(): k8s.types.input.core.v1.SecurityContext {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  };
}

type Probe = pulumi.Input<k8s.types.input.core.v1.Probe>;

function readiness({ readinessProbe }: AppPodArgs, port: number): Probe | undefined {
  if (typeof readinessProbe !== "string") return readinessProbe;
  // With the Kubernetes default period of 10 s, each `pulumi up` would wait longer than necessary.
  return { httpGet: { path: readinessProbe, port }, periodSeconds: 1 };
}

function probe(given: string | Probe | undefined, port: number): Probe | undefined {
  return typeof given === "string" ? { httpGet: { path: given, port } } : given;
}
