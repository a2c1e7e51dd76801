import { planCluster } from "../cluster/plan-cluster";
import { recordOf } from "../cluster/cluster-plan";
import { planExposure } from "../app/plan-app";
import { diagnose, verdictOn } from "../diagnosis/diagnose";
import type { HopFacts } from "../diagnosis/hop-facts";
import type { ContainerStatus, PodFacts } from "../diagnosis/pods/pod-facts";
import type { Verdict } from "../diagnosis/verdict";
import type { DiagnosedHopCode } from "../model/hops/hop-codes";
import type { Hop, Route } from "../model/route";
import type { Answer } from "../verify/answer";
import { classifyAnswer } from "../verify/classify-answer";

/** A function that returns a verdict with a certain hop code. */
type HopExample = () => Verdict | undefined;

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "db", hostPort: 5432, containerPort: 5432 },
      { name: "node", hostPort: 9090, containerPort: 30090 },
      { name: "edge", hostPort: 8081, containerPort: 8081, publish: "edge" },
    ],
  }),
);
const web = { name: "web", containerPort: 8080, port: "http" };
const byIngress = planExposure(web, record, []).route;
const byGateway = planExposure({ ...web, exposure: "gateway" }, record, []).route;
const byOwnController = planExposure(
  { ...web, ingressController: { ingressClassName: "nginx", node: "worker" } },
  record,
  [],
).route;
const byHostPort = planExposure({ name: "db", containerPort: 5432, port: "db" }, record, []).route;
const byNodePort = planExposure({ name: "web", containerPort: 8080, port: "node" }, record, []).route;
const byEdge = planExposure({ name: "edge", containerPort: 80, port: "edge" }, record, []).route;

/** Creates an example from facts about one of a route's hops. */
function on(route: Route, kind: Hop["kind"], facts: HopFacts | undefined): HopExample {
  return () =>
    diagnose(
      route,
      route.map((hop) => (hop.kind === kind ? facts : undefined)),
    ).find(({ hop }) => hop === kind);
}

/** Creates an example from an app's pod that is not ready. */
function ofPod(pod: Partial<PodFacts>): HopExample {
  const facts: PodFacts = {
    name: "web-1",
    node: "demo-worker",
    notReady: "containers with unready status: [web]",
    ...pod,
  };
  return on(byIngress, "pod", { kind: "pods", pods: [facts] });
}

function ofContainer(status: Partial<ContainerStatus>): HopExample {
  return ofPod({ containers: [{ name: "web", image: "registry.test/web:1", ...status }] });
}

function waiting(reason: string, message: string): HopExample {
  return ofContainer({ waiting: { reason, message } });
}

function unscheduled(exclusions: string): HopExample {
  const message = `0/3 nodes are available: ${exclusions}.`;
  return ofPod({ node: undefined, notReady: message, unscheduled: { reason: "Unschedulable", message } });
}

function notCreated(message: string): HopExample {
  const owner = { kind: "ReplicaSet", name: "web-5d4" } as const;
  return on(byIngress, "pod", {
    kind: "pods",
    pods: [],
    replicaFailure: { owner, reason: "FailedCreate", message },
  });
}

/** Creates an example from a response from the host port. */
function response(answer: Answer): HopExample {
  return () => {
    const [hostPort] = byIngress;
    return hostPort && verdictOn(hostPort, classifyAnswer(answer, byIngress));
  };
}

const crash = { reason: "CrashLoopBackOff", message: "back-off 40s restarting failed container" };
const service = { kind: "service", ports: [8080], endpoints: 2, readyEndpoints: 2 } as const;
const stopped = { kind: "node", running: false, notReady: undefined } as const;

/** An example for each code that a diagnosis reports. */
export const hopExamples: Readonly<Record<DiagnosedHopCode, HopExample>> = {
  HOP_NOT_CHECKED: on(byIngress, "service", undefined),
  HOST_PORT_PUBLISHED: on(byIngress, "hostPort", { kind: "published", by: "demo-worker" }),
  HOST_PORT_NOT_PUBLISHED: on(byIngress, "hostPort", { kind: "published", by: undefined }),
  HOST_PORT_PUBLISHED_BY_OTHER: on(byIngress, "hostPort", { kind: "published", by: "nginx" }),
  EDGE_RUNNING: on(byEdge, "edge", { kind: "container", running: true }),
  EDGE_NOT_RUNNING: on(byEdge, "edge", { kind: "container", running: false }),
  RESPONSE_RECEIVED: response({ outcome: "answered", status: 200 }),
  CONNECTION_OPEN: response({ outcome: "open" }),
  CONNECTION_REFUSED: response({ outcome: "refused" }),
  CONNECTION_RESET: response({ outcome: "reset" }),
  RESPONSE_TIMED_OUT: response({ outcome: "silent" }),
  RESPONSE_AMBIGUOUS: response({ outcome: "answered", status: 404, sameForAnyHost: true }),
  CERTIFICATE_EXPIRED: response({
    outcome: "answered",
    status: 200,
    certificateExpiredAt: "2026-01-31T12:00:00.000Z",
  }),
  RESPONSE_FROM_PROXY: response({ outcome: "answered", status: 503 }),
  NODE_READY: on(byIngress, "node", { kind: "node", running: true, notReady: undefined }),
  NODE_NOT_READY: on(byIngress, "node", {
    kind: "node",
    running: true,
    notReady: "cni plugin not initialized",
  }),
  NODE_CONTAINER_NOT_RUNNING: on(byIngress, "node", stopped),
  NODE_CONTAINER_MISSING: on(byIngress, "node", { ...stopped, stopped: { state: "missing" } }),
  NODE_CONTAINER_EXITED: on(byIngress, "node", { ...stopped, stopped: { state: "exited", exitCode: 137 } }),
  CONTROLLER_POD_ON_OTHER_NODE: on(byIngress, "ingressController", {
    kind: "pods",
    pods: [{ name: "traefik-1", node: "demo-worker2", notReady: undefined }],
  }),
  OBJECT_EXISTS: on(byOwnController, "ingressClass", { kind: "present" }),
  OBJECT_MISSING: on(byIngress, "ingress", { kind: "missing" }),
  INGRESS_SERVED: on(byIngress, "ingress", { kind: "ingress", published: true }),
  INGRESS_NOT_SERVED: on(byIngress, "ingress", { kind: "ingress", published: false }),
  CONDITIONS_MET: on(byGateway, "httpRoute", { kind: "conditions", unmet: [] }),
  CONDITION_NOT_TRUE: on(byGateway, "httpRoute", {
    kind: "conditions",
    unmet: [{ type: "ResolvedRefs", message: "Service default/web not found" }],
  }),
  SERVICE_READY: on(byIngress, "service", service),
  SERVICE_PORT_MISSING: on(byIngress, "service", { ...service, ports: [80, 443] }),
  SERVICE_NODE_PORT_DIFFERS: on(byNodePort, "service", {
    ...service,
    nodePorts: [{ port: 8080, protocol: "TCP", nodePort: 31234 }],
  }),
  SERVICE_TARGET_PORT_UNKNOWN: on(byIngress, "service", { ...service, unknownTargetPorts: ["htpp"] }),
  SERVICE_WITHOUT_ENDPOINTS: on(byIngress, "service", { ...service, endpoints: 0 }),
  ENDPOINTS_NOT_ON_NODE: on(byNodePort, "service", { ...service, localNodes: ["demo-worker2"] }),
  ENDPOINTS_NOT_READY: on(byIngress, "service", { ...service, readyEndpoints: 0 }),
  PODS_READY: ofPod({ notReady: undefined }),
  POD_MISSING: on(byIngress, "pod", { kind: "pods", pods: [] }),
  ROLLOUT_NOT_COMPLETE: on(byIngress, "pod", {
    kind: "pods",
    pods: [{ name: "web-1", node: "demo-worker", notReady: undefined, owner: "web-7c9" }],
    rollout: {
      deployment: "web",
      replicaSet: "web-7c9",
      observed: true,
      replicas: 2,
      updatedReplicas: 1,
      readyReplicas: 1,
      oldReplicas: 1,
    },
  }),
  POD_ON_OTHER_NODE: on(byHostPort, "pod", {
    kind: "pods",
    pods: [{ name: "db-1", node: "demo-worker2", notReady: undefined }],
  }),
  POD_REJECTED: notCreated('pods "web-5d4-1" is forbidden: violates PodSecurity "restricted:latest"'),
  POD_EXCEEDS_QUOTA: notCreated(
    'pods "web-5d4-1" is forbidden: exceeded quota: small, requested: pods=1, used: pods=0, limited: pods=0',
  ),
  POD_OVER_QUOTA: notCreated('pods "web-5d4-1" is forbidden: exceeded quota: small'),
  POD_NOT_CREATED: notCreated('pods "web-5d4-1" is forbidden: serviceaccount "web" not found'),
  POD_TAINT_NOT_TOLERATED: unscheduled("3 node(s) had untolerated taint {dedicated: db}"),
  POD_AFFINITY_NOT_MATCHED: unscheduled("3 node(s) didn't match Pod's node affinity/selector"),
  POD_UNSCHEDULABLE: unscheduled(
    "1 node(s) had untolerated taint {dedicated: db}, 2 node(s) didn't match Pod's node affinity/selector",
  ),
  POD_RESOURCES_INSUFFICIENT: unscheduled("3 Insufficient memory"),
  POD_HOST_PORT_TAKEN: unscheduled(
    "1 node(s) didn't have free ports for the requested pod ports, 2 node(s) didn't match Pod's node affinity/selector",
  ),
  POD_NOT_SCHEDULED: unscheduled("pod has unbound immediate PersistentVolumeClaims"),
  POD_NOT_READY: ofPod({}),
  READINESS_PROBE_FAILING: ofContainer({ ready: false }),
  IMAGE_NOT_FOUND: waiting("ErrImagePull", "registry.test/web:1: not found"),
  IMAGE_NOT_AUTHORIZED: waiting("ErrImagePull", "pull access denied"),
  IMAGE_NAME_INVALID: waiting("InvalidImageName", "invalid reference format"),
  IMAGE_NOT_ON_NODE: waiting("ErrImageNeverPull", "the pull policy is Never"),
  IMAGE_PULL_RATE_LIMITED: waiting("ErrImagePull", "429 Too Many Requests"),
  REGISTRY_NOT_REACHED: waiting("ErrImagePull", "dial tcp: lookup registry.test: no such host"),
  IMAGE_PULL_FAILED: waiting("ImagePullBackOff", 'Back-off pulling image "registry.test/web:1"'),
  CONTAINER_STARTING: ofContainer({ waiting: { reason: "ContainerCreating" } }),
  CONTAINER_CONFIG_MISSING: waiting("CreateContainerConfigError", 'secret "db" not found'),
  CONTAINER_CONFIG_INVALID: waiting(
    "CreateContainerConfigError",
    "container has runAsNonRoot and image will run as root",
  ),
  CONTAINER_NOT_CREATED: waiting("RunContainerError", 'exec: "serve": executable file not found in $PATH'),
  CONTAINER_EXITED: ofContainer({ terminated: { exitCode: 1, reason: "Error" } }),
  CONTAINER_CRASH_LOOP: ofContainer({ waiting: crash, restartCount: 3, lastTerminated: { exitCode: 1 } }),
};
