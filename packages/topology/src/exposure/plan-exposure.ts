import { containerName } from "../cluster/node-names";
import { BerthError, refuseIfAny, type Finding, type Warn } from "../errors/berth-error";
import { describeIngressController } from "../ingress-controller/plan-ingress-controller";
import type { ClusterRecord } from "../record/cluster-record";
import { PortProtocol, type PortRecord } from "../record/port-record";
import type { AppPlacementArgs } from "./app-args";
import { readApp, type App } from "./app-shape";
import { checkClaim, type Claim } from "./claims";
import { checkInferredExposure, checkIngressPort, isOffered } from "./check-exposure";
import { chooseExposure, Exposure } from "./exposure";
import type { ExposurePlan, PodsPlan } from "./exposure-plan";
import { findPort } from "./find-port";
import { planHttpRule, type HttpRule } from "./http-rule";
import { anywhere, pinnedTo } from "./placement";
import type { Hop, Route } from "./route";
import { hostPortUrl, ingressUrl } from "./url";

/** What is settled about an app once its arguments are read. */
interface Settled {
  readonly app: App;
  readonly port: PortRecord;
  readonly record: ClusterRecord;
  readonly reason: string;
}

/**
 * Decides how an app is reached through a port of a cluster, and where its pods must run for that. Pure.
 *
 * @param args - the app's name and its arguments; keys that belong to the pod (`image`, `env`, …) are let through
 * @param record - the cluster
 * @param held - what other apps hold on the cluster
 * @param warn - is told what works but not as one may think, where nothing is refused
 * @throws {@link BerthError} with everything that cannot work
 *
 * @example
 * ```ts
 * const plan = planExposure({ name: "web", port: "http", containerPort: 8080 }, record, []);
 * plan.url; // "http://web.localhost:8080/"
 * ```
 */
export function planExposure(
  args: AppPlacementArgs & { readonly name: string },
  record: ClusterRecord,
  held: readonly Claim[],
  warn: Warn = () => undefined,
): ExposurePlan {
  const findings: Finding[] = [];
  const subject = `app "${args.name}" on cluster "${record.name}"`;
  const app = readApp(args, findings);
  const port = app && findPort(app.port, record, findings);
  if (app === undefined || port === undefined) throw new BerthError(subject, findings);

  const { exposure, reason } = chooseExposure(app.exposure, port);
  if (app.exposure === undefined) findings.push(...checkInferredExposure({ exposure, reason }));
  if (!isOffered(exposure)) throw new BerthError(subject, findings);

  const settled: Settled = { app, port, record, reason };
  const plan = exposure === Exposure.Ingress ? byIngress(settled, findings) : byHostPort(settled, findings);
  findings.push(...checkClaim(plan.claim, held));
  refuseIfAny(subject, findings, warn);
  return plan;
}

/** The controller binds the node's port and is pinned there; the app's pods run anywhere. */
function byIngress(settled: Settled, findings: Finding[]): ExposurePlan {
  const { app, port, record } = settled;
  findings.push(...checkIngressPort(port));
  const rule = planHttpRule(app, port, findings);
  const controller = describeIngressController(port, record);
  const { ingressClassName } = controller;
  const plan = common(settled, PortProtocol.TCP);
  return {
    ...plan,
    exposure: Exposure.Ingress,
    pods: { ...plan.pods, strategy: { type: "RollingUpdate" }, placement: anywhere },
    ingress: { ingressClassName, ...rule, pathType: "Prefix", controller },
    url: ingressUrl(rule, port),
    route: [
      ...entry(port, record),
      {
        kind: "ingressController",
        namespace: controller.namespace,
        name: controller.name,
        containerPort: controller.containerPort,
      },
      { kind: "ingress", namespace: plan.namespace, name: plan.name, ingressClassName, ...rule },
      { kind: "service", namespace: plan.namespace, name: plan.name, port: plan.service.port },
      podHop(plan),
    ],
    claim: { owner: app.name, port: port.name, http: rule },
  };
}

/** The app's own pod binds the node's port: it is pinned there, and a rollout has to free the port before it takes it. */
function byHostPort(settled: Settled, findings: Finding[]): ExposurePlan {
  const { app, port, record } = settled;
  findings.push(...checkReplicas(app, port, record), ...checkUnused(app));
  const plan = common(settled, port.protocol);
  return {
    ...plan,
    exposure: Exposure.HostPort,
    pods: {
      ...plan.pods,
      strategy: { type: "Recreate" },
      placement: pinnedTo(port, record),
      port: { ...plan.pods.port, hostPort: port.containerPort },
    },
    url: hostPortUrl(port),
    route: [...entry(port, record), { ...podHop(plan), node: port.node }],
    claim: { owner: app.name, port: port.name },
  };
}

type Common = Pick<ExposurePlan, "name" | "namespace" | "reason" | "port" | "selector" | "service"> & {
  readonly pods: Omit<PodsPlan, "strategy" | "placement">;
};

function common({ app, port, reason }: Settled, protocol: PortProtocol): Common {
  const { name, namespace = "default", containerPort, replicas = 1 } = app;
  return {
    name,
    namespace,
    reason,
    port,
    selector: { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "berth" },
    pods: {
      replicas,
      port: { containerPort, protocol },
      // A pod is ready as soon as it listens; the default period of 10 s would make each `up` wait for nothing.
      ...(protocol === PortProtocol.TCP
        ? { readinessProbe: { tcpSocket: { port: containerPort }, periodSeconds: 1 } }
        : {}),
    },
    service: { port: containerPort, targetPort: containerPort, protocol },
  };
}

function entry(port: PortRecord, record: ClusterRecord): Route {
  const { listenAddress, hostPort, containerPort, protocol, node } = port;
  return [
    { kind: "hostPort", listenAddress, hostPort, protocol },
    { kind: "node", node, container: containerName(record.name, node), containerPort, protocol },
  ];
}

function podHop({ namespace, selector, pods }: Common): Extract<Hop, { kind: "pod" }> {
  return { kind: "pod", namespace, selector, ...pods.port };
}

function checkReplicas({ replicas = 1 }: App, port: PortRecord, record: ClusterRecord): Finding[] {
  const carriers = record.nodes.filter(({ name }) => name === port.node).length;
  if (replicas <= carriers) return [];
  return [
    {
      code: "REPLICAS_EXCEED_NODES",
      path: "replicas",
      value: replicas,
      rule: `each pod binds port ${port.containerPort} of its node, and ${carriers} node carries port \`${port.name}\``,
      remedy: `Lower \`replicas\` to ${carriers}, or use the exposure \`ingress\`, whose pods run anywhere.`,
    },
  ];
}

function checkUnused(app: App): Finding[] {
  return (["host", "path"] satisfies (keyof HttpRule)[])
    .filter((key) => app[key] !== undefined)
    .map((key) => ({
      code: "ARGUMENT_UNUSED",
      path: key,
      value: app[key],
      rule: `with the exposure \`hostPort\` the app has the whole port \`${app.port}\`, whatever the ${key}`,
      remedy: `Take \`${key}\` out, or use the exposure \`ingress\`.`,
    }));
}
