import {
  decideWait,
  defaultWaitLimits,
  diagnose,
  judgeAnswer,
  planControllerVerification,
  planExposure,
  planIngressController,
  planVerification,
  recordOf,
  type Finding,
} from "@kind-berth/topology";
import { adoptionDifferences } from "../cluster/adoption";
import { clusterBusy } from "../cluster/cluster-lock";
import { comparePorts } from "../cluster/compare-ports";
import { outOfTime } from "../cluster/time-limit";
import { missingNodes } from "../cluster/update";
import { edgeNotReady } from "../edge/edge-container";
import { kindLabel } from "../engine/engine";
import { nameTaken } from "../engine/foreign";
import { nodesNotReady, nodesNotRunning } from "../nodes/await-ready";
import { clusterExists } from "../ownership/cluster-exists";
import { volumeNotOurs } from "../ownership/ownership-volumes";
import { notChecked } from "../verify/find-health-check";
import { container, edge, engine, plan } from "./demo";

const web = planVerification(
  planExposure({ name: "web", port: "http", containerPort: 8080 }, recordOf(plan), []),
);
const controller = planControllerVerification(planIngressController({ port: "http" }, recordOf(plan)));
const labels = (role: string) => ({ labels: { [kindLabel.role]: role } });
const controlPlane = container("demo-control-plane", labels("control-plane"));
const worker = container("demo-worker", labels("worker"));

/** Findings about a cluster's containers, volumes and apps. */
export const clusterExamples = {
  STEP_TIMED_OUT: () => outOfTime("create", plan, "Joining worker nodes").findings,
  CLUSTER_EXISTS: () => clusterExists(plan, undefined).findings,
  CLUSTER_BUSY: () => clusterBusy(plan, 'process 4711 on this machine runs the step "create"').findings,
  CLUSTER_NOT_FOUND: () => missingNodes(plan, [controlPlane]),
  CONTAINER_NOT_OURS: () => [
    nameTaken("demo-worker", "a container that kind creates", "this container existed before the cluster"),
  ],
  VOLUME_NOT_OURS: () => volumeNotOurs(engine, plan, "it has no label `dev.berth.cluster=demo`").findings,
  ADOPTION_DIFFERS: () => adoptionDifferences(plan, [controlPlane, { ...worker, running: false }]),
  PORTS_DIFFER: () => comparePorts(plan, [controlPlane, worker]),
  EDGE_NOT_READY: () =>
    edge === undefined ? [] : edgeNotReady(edge, "has exited", "the proxy process ended").findings,
  NODE_NOT_RUNNING: () => nodesNotRunning(plan, engine, [{ name: "demo-worker", is: "exited" }]).findings,
  NODES_NOT_READY: () =>
    nodesNotReady(plan, new Map([["demo-worker", "container runtime network not ready"]])).findings,
  APP_NOT_REACHED: () => judged(judgeAnswer(web, { outcome: "refused" })),
  INGRESS_CONTROLLER_NOT_READY: () => controllerWithoutPods(),
  APP_NOT_CHECKED: () => [notChecked(web, "no container engine responds on this machine")],
  APP_RESPONSE_AMBIGUOUS: () =>
    judged(judgeAnswer(web, { outcome: "answered", status: 404, sameForAnyHost: true })),
} as const satisfies Readonly<Record<string, () => readonly Finding[]>>;

function judged(finding: Finding | undefined): readonly Finding[] {
  return finding === undefined ? [] : [finding];
}

/** An Ingress controller that has no pods. */
function controllerWithoutPods(): readonly Finding[] {
  const facts = controller.route.map(({ kind }) =>
    kind === "ingressController" ? ({ kind: "pods", pods: [] } as const) : undefined,
  );
  const decided = decideWait(
    controller,
    {
      problem: undefined,
      observations: [{ at: 0, verdicts: diagnose(controller.route, facts) }],
      ...{ elapsed: 0, askedAt: 0, settledAt: 0 },
      rolloutOnly: true,
    },
    { ...defaultWaitLimits, rolloutTimeout: 0 },
  );
  return decided.decision === "fail" ? [decided.finding] : [];
}
