import fc from "fast-check";
import { recordOf, type ClusterPlan } from "../../src/cluster/cluster-plan";
import type { NodeArgs } from "../../src/cluster/cluster-args";
import { nodeNames } from "../../src/model/node-names";
import type { PortMappingArgs } from "../../src/cluster/cluster-args";
import { planCluster } from "../../src/cluster/plan-cluster";
import { planEdges } from "../../src/edge/edge-plan";
import { BerthError } from "../../src/findings/berth-error";
import { renderKindConfig } from "../../src/kind-config/render-kind-config";
import type { ClusterRecord } from "../../src/model/cluster-record";
import { listenAddresses, portsByAddress, type PortRecord } from "../../src/model/port-record";
import type { Taint } from "../../src/model/node-record";
import type { AppPlacementArgs, ExposureArgs, NamedAppArgs } from "../../src/app/arguments/app-args";
import { HeldClaims } from "../../src/app/claims/held-claims";
import { Exposure } from "../../src/model/exposure";
import type { ExposurePlan } from "../../src/app/app-plan";
import { planApp } from "../../src/app/plan-app";
import { forwarded } from "../simulator/edge";
import { createCluster, type Cluster, type PublishedPort } from "../simulator/kind";
import type { Request, World } from "../simulator/request";
import { controllerOf, manifestsOf } from "./manifests";

/** A generated cluster: its plan, and the cluster that kind creates from the plan. */
export interface GeneratedCluster {
  readonly plan: ClusterPlan;
  readonly record: ClusterRecord;
  /**
   * Creates the cluster. Tests call this function only when necessary, because writing and reading the kind config takes most of a test
   * case's time.
   */
  readonly made: () => Cluster;
}

const taint = (key: string, effect: Taint["effect"], value?: string): Taint => ({
  key,
  ...(value === undefined ? {} : { value }),
  effect,
});
const someTaints = fc.constantFrom<Taint[]>(
  [],
  [taint("dedicated", "NoSchedule")],
  [taint("dedicated", "NoSchedule", "db")],
  [taint("dedicated", "NoExecute", "db"), taint("node-role.kubernetes.io/control-plane", "NoSchedule")],
  [taint("spot", "PreferNoSchedule", "yes")],
);

/** Generates the taints that a program sets. Most programs set no taints. */
const taintsInProgram = fc.option(someTaints, { nil: undefined, freq: 2 });

/** Generates taints that a user added to or removed from a node after the cluster was created. */
const taintsByHand = fc.option(someTaints, { nil: undefined, freq: 2 });

const portNumber = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(80, 8080) },
  { weight: 3, arbitrary: fc.constantFrom(30080, 30081) },
  { weight: 1, arbitrary: fc.constantFrom(443, 53, 5432) },
);

const port = fc.record({
  node: fc.nat(),
  containerPort: portNumber,
  protocol: fc.constantFrom("TCP" as const, "TCP" as const, "TCP" as const, "UDP" as const),
  publish: fc.constantFrom("node" as const, "node" as const, "edge" as const),
  listenAddress: fc.constantFrom("127.0.0.1", "127.0.0.1", ["127.0.0.1", "::1"], ["fd00::5", "127.0.0.1"]),
});

/**
 * Generates clusters with 1 to 6 nodes, of which one or three are control planes. Each cluster has up to five ports, which any of the nodes
 * can carry. Some ports have two listen addresses. Node containers or edge containers publish the ports.
 */
export const generatedCluster: fc.Arbitrary<GeneratedCluster> = fc
  .record({
    roles: fc.tuple(fc.constantFrom(1, 1, 3), fc.integer({ min: 0, max: 3 })),
    ports: fc.array(port, { minLength: 1, maxLength: 5 }),
    given: fc.array(taintsInProgram, { minLength: 6, maxLength: 6 }),
    taints: fc.array(taintsByHand, { minLength: 6, maxLength: 6 }),
    loadBalancer: fc.boolean(),
  })
  .map(({ roles: [controlPlanes, workers], ports, given, taints, loadBalancer }) => {
    const roles = [
      ...Array.from({ length: controlPlanes }, () => ({ role: "control-plane" as const })),
      ...Array.from({ length: workers }, () => ({ role: "worker" as const })),
    ];
    const nodes = roles.map((node, index) => ({ ...node, taints: given[index] }));
    const names = nodeNames(roles.map(({ role }) => role));
    const mappings = ports.map(({ node, ...port }, index) => ({
      ...port,
      name: `port-${index}`,
      hostPort: 9000 + index,
      node: names[node % names.length] ?? "",
    }));
    const place = (mapping: (typeof mappings)[number]) =>
      `${mapping.node} ${mapping.containerPort} ${mapping.protocol}`;
    const portMappings = [...new Map(mappings.map((mapping) => [place(mapping), mapping])).values()];
    const plan = planCluster({ name: "demo", networking: { ipFamily: "dual" }, nodes, portMappings });
    return retainted(plan, taints, loadBalancer);
  });

/** Returns the arguments for the nodes of a plan: their roles, and the taints that the program sets. */
export function nodeArgsOf({ nodes }: ClusterPlan): NodeArgs[] {
  return nodes.map(({ role, taints, managesTaints }) => ({
    role,
    taints: managesTaints === true ? taints : undefined,
  }));
}

function retainted(
  plan: ClusterPlan,
  taints: readonly (Taint[] | undefined)[],
  loadBalancer: boolean,
): GeneratedCluster {
  const record = recordOf(plan);
  const byHand = <T extends { readonly taints: unknown }>(node: T, index: number): T => ({
    ...node,
    taints: taints[index] ?? node.taints,
  });
  return {
    plan,
    record: { ...record, nodes: record.nodes.map(byHand), ...(loadBalancer ? { loadBalancer } : {}) },
    made: () => {
      const made = makeCluster(plan);
      return { ...made, nodes: made.nodes.map(byHand) };
    },
  };
}

/** Returns the port mapping from which {@link planCluster} plans a port. */
export function mappingOf(port: PortRecord): PortMappingArgs {
  const { name, node, hostPort, containerPort, protocol, publish } = port;
  return { name, node, hostPort, containerPort, protocol, publish, listenAddress: listenAddresses(port) };
}

/** Returns the cluster that kind creates from a plan, including the edge containers. */
export function makeCluster(plan: ClusterPlan): Cluster {
  const made = createCluster(renderKindConfig(plan, { cgroupVersion: 2 }));
  return { ...made, published: [...made.published, ...publishedByEdges(plan)] };
}

/** Returns the ports that a plan's edge containers publish, with the ports' destinations. */
export function publishedByEdges(plan: ClusterPlan): PublishedPort[] {
  return planEdges(plan).flatMap(({ port, containerPort, files }) =>
    portsByAddress(port).flatMap(({ listenAddress, hostPort, protocol }) =>
      forwarded({ published: { listenAddress, hostPort, protocol, containerPort }, files }),
    ),
  );
}

const strategy = fc.constantFrom("RollingUpdate" as const, "Recreate" as const);
const replicas = fc.integer({ min: 1, max: 3 });
const httpArgs = {
  host: fc.constantFrom("web.localhost", "*.localhost", "a.localhost", "*.web.localhost"),
  path: fc.constantFrom("/", "/api", "/api/", "/api/v1", "/apis"),
  strategy,
  replicas,
};
const policy = { externalTrafficPolicy: fc.constantFrom("Cluster" as const, "Local" as const) };

/**
 * The arguments that an app may have for each exposure. With `inferred`, the arguments contain no exposure, so Berth infers it from the
 * port.
 */
const argsBy = {
  inferred: fc.constant({}),
  ingress: fc.record(
    { exposure: fc.constant(Exposure.Ingress), ...httpArgs },
    { requiredKeys: ["exposure"] },
  ),
  gateway: fc.record(
    { exposure: fc.constant(Exposure.Gateway), ...httpArgs },
    { requiredKeys: ["exposure"] },
  ),
  hostPort: fc.record(
    { exposure: fc.constant(Exposure.HostPort), strategy, replicas: fc.constantFrom(1, 1, 2) },
    { requiredKeys: ["exposure"] },
  ),
  nodePort: fc.record(
    { exposure: fc.constant(Exposure.NodePort), ...policy, strategy, replicas },
    { requiredKeys: ["exposure"] },
  ),
  loadBalancer: fc.record(
    { exposure: fc.constant(Exposure.LoadBalancer), ...policy, strategy, replicas },
    { requiredKeys: ["exposure"] },
  ),
};

type Exposed = Pick<AppPlacementArgs, keyof ExposureArgs | "strategy" | "replicas">;

/** Generates an app's exposure through one of the cluster's ports. In most cases, the port supports the exposure. */
function generatedExposure({ record }: GeneratedCluster): fc.Arbitrary<Exposed> {
  return fc.constantFrom(...record.ports).chain((port) => {
    const http = port.protocol === "TCP" && port.containerPort !== 443;
    const ways = [
      argsBy.inferred,
      argsBy.hostPort,
      ...(http ? [argsBy.ingress, argsBy.ingress, argsBy.gateway] : []),
      ...(port.containerPort >= 30000 ? [argsBy.nodePort, argsBy.nodePort] : []),
      ...(record.loadBalancer === true ? [argsBy.loadBalancer] : []),
    ];
    return fc
      .tuple(fc.constantFrom(3000, 80), fc.oneof(...ways, ...Object.values(argsBy)))
      .map(([containerPort, args]) => ({ port: port.name, containerPort, ...args }));
  });
}

/** Generates an app with one exposure or, less often, several exposures. The ports of several exposures may be incompatible. */
function generatedApp(cluster: GeneratedCluster): fc.Arbitrary<Unnamed<NamedAppArgs>> {
  const one = generatedExposure(cluster);
  const several = fc
    .array(one, { minLength: 2, maxLength: 3 })
    .map((ways) => ({ exposures: ways.map(withoutPods) }));
  return fc.oneof({ weight: 2, arbitrary: one }, { weight: 1, arbitrary: several });
}

/** Returns an exposure's arguments without the pod arguments. */
function withoutPods(way: Exposed): ExposureArgs {
  const entries = Object.entries(way).filter(([key]) => key !== "strategy" && key !== "replicas");
  return Object.fromEntries(entries) as unknown as ExposureArgs;
}

type Unnamed<Args> = Args extends { readonly name: string } ? Omit<Args, "name"> : never;

/** Generates a cluster, and up to six apps for the cluster's ports. */
export const generatedCase: fc.Arbitrary<{ cluster: GeneratedCluster; apps: NamedAppArgs[] }> =
  generatedCluster.chain((cluster) =>
    fc.array(generatedApp(cluster), { minLength: 1, maxLength: 6 }).map((apps) => ({
      cluster,
      apps: apps.map((app, index) => ({ ...app, name: `app-${index}` })),
    })),
  );

/** Plans apps one after the other, as the components do. Returns all exposures of the accepted apps, and skips rejected apps. */
export function accepted(record: ClusterRecord, apps: readonly NamedAppArgs[]): ExposurePlan[] {
  const held = HeldClaims.ofRecord(record);
  return apps.flatMap((app) => {
    const exposures = unlessRefused(() => planApp(app, record, held).exposures) ?? [];
    for (const plan of exposures) {
      held.add(plan.claim);
      const controller = controllerOf(plan);
      if (controller !== undefined && controller.present !== true)
        held.addController(plan.port.name, { gateway: controller.gateway === true });
    }
    return exposures;
  });
}

/** Returns the plan, or `undefined` if the planner rejects the input. */
export function unlessRefused<Plan>(planner: () => Plan): Plan | undefined {
  try {
    return planner();
  } catch (error) {
    if (BerthError.isInstance(error)) return undefined;
    throw error;
  }
}

/** Returns the simulated world after the plans have been applied to a new cluster. */
export function worldOf({ made, record }: GeneratedCluster, plans: readonly ExposurePlan[]): World {
  return { ...made(), ...manifestsOf(plans), hasLoadBalancer: record.loadBalancer === true };
}

/**
 * Returns requests that match a plan's claim, on each of the port's addresses. For a host and path, one request has the exact path, and another request has a longer path
 * with this prefix.
 */
export function requestsFor({ port, claim }: ExposurePlan): Request[] {
  return listenAddresses(port).flatMap((address) => requestsTo(address, port, claim));
}

function requestsTo(
  address: string,
  { hostPort, protocol }: ExposurePlan["port"],
  claim: ExposurePlan["claim"],
): Request[] {
  const request = { address, port: hostPort, protocol };
  if (claim.http === undefined) return [request];
  const host = claim.http.host.replace("*", "any");
  const under = `${claim.http.path === "/" ? "" : claim.http.path}/some/page`;
  return [claim.http.path, under].map((path) => ({ ...request, http: { host, path } }));
}

/** Whether an exposure needs the app's pods on the node that carries its port, regardless of the app's other exposures. */
export function needsPodsOnNode({ exposure, service }: ExposurePlan): boolean {
  return exposure === Exposure.HostPort || service.externalTrafficPolicy === "Local";
}
