import type { NodeArgs } from "@kind-berth/components";
import type { Exposure, RuleCode } from "@kind-berth/topology";

/** The nodes of a cluster, and which of them carries its ports. */
export interface Topology {
  /** In words, for the tests' names and the document. */
  readonly title: string;
  readonly nodes: readonly NodeArgs[];
  /** The key of the node that carries the ports: never the one that the scheduler would choose anyway, where there is another. */
  readonly carrier: string;
  /** A node beside it that takes pods; left out where there is none. */
  readonly other?: string;
  /** The engine that `npm test` runs it on; `npm test -- --everywhere` runs it on all. */
  readonly engine: keyof typeof engines;
}

/** Every topology of the matrix, by the name of its file of tests. */
export const topologies = {
  "one-node": {
    title: "one node",
    nodes: [{ role: "control-plane" }],
    carrier: "control-plane",
    engine: "docker",
  },
  "two-workers": {
    title: "two workers",
    nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
    carrier: "worker2",
    engine: "podman",
    other: "worker",
  },
  // The fewest nodes that outlive one: etcd goes on with two of three, and no control plane takes pods that tolerate nothing.
  "highly-available": {
    title: "three control planes, one worker",
    nodes: [
      { role: "control-plane" },
      { role: "control-plane" },
      { role: "control-plane" },
      { role: "worker" },
    ],
    carrier: "control-plane2",
    engine: "docker",
    other: "worker",
  },
} as const satisfies Record<string, Topology>;

/** The name of a topology. */
export type TopologyName = keyof typeof topologies;

/** The engines on which every test of the matrix runs. */
export const engines = { docker: "Docker", podman: "Podman" } as const;

/** The ports of the program `matrix`, by their names, and what listens on each at the node. */
export const ports = {
  http: { containerPort: 80 },
  https: { containerPort: 443 },
  direct: { containerPort: 8081 },
  dns: { containerPort: 5353, protocol: "UDP" },
  node: { containerPort: 30080 },
  local: { containerPort: 30081 },
  balanced: { containerPort: 30099 },
  edge: { containerPort: 8082, publish: "edge" },
  /** The control's, which no app of Berth's has. */
  raw: { containerPort: 8083 },
} as const;

/** A row of the matrix: one exposure. It stands the same on every topology of kind. */
export type Row = Answering | Refused;

/** An exposure by which an app answers through its host port. */
export interface Answering {
  /** The exposure in words, and what is special about it. */
  readonly exposure: string;
  /** The app's name in the program. Asked by HTTP, the app answers with it. */
  readonly app: string;
  /** The port whose host port leads to it. */
  readonly port: keyof typeof ports;
  /** How it is asked. */
  readonly by: "HTTP" | "HTTPS" | "DNS";
}

/** An exposure that cannot work on a kind cluster, and that the preview refuses. */
export interface Refused {
  readonly exposure: string;
  /** What an app asks for in vain. */
  readonly asked: { readonly exposure: Exposure; readonly port: keyof typeof ports };
  readonly refusal: RuleCode;
}

/** The rows of the matrix: the tests run from it, and docs/matrix.md is written from it. */
export const matrix: readonly Row[] = [
  { exposure: "ingress", app: "web", port: "http", by: "HTTP" },
  { exposure: "ingress, HTTPS", app: "secure", port: "https", by: "HTTPS" },
  {
    exposure: "ingress, UDP",
    asked: { exposure: "ingress", port: "dns" },
    refusal: "EXPOSURE_NEEDS_TCP",
  },
  { exposure: "gateway", app: "routed", port: "http", by: "HTTP" },
  { exposure: "gateway, HTTPS", app: "sealed", port: "https", by: "HTTPS" },
  {
    exposure: "gateway, UDP",
    asked: { exposure: "gateway", port: "dns" },
    refusal: "EXPOSURE_NEEDS_TCP",
  },
  { exposure: "hostPort, TCP", app: "direct", port: "direct", by: "HTTP" },
  { exposure: "hostPort, UDP", app: "dns", port: "dns", by: "DNS" },
  { exposure: "hostPort, published at the edge", app: "edge", port: "edge", by: "HTTP" },
  { exposure: "nodePort, policy Cluster", app: "node", port: "node", by: "HTTP" },
  { exposure: "nodePort, policy Local", app: "local", port: "local", by: "HTTP" },
  {
    exposure: "nodePort, containerPort out of its range",
    asked: { exposure: "nodePort", port: "raw" },
    refusal: "NODE_PORT_OUT_OF_RANGE",
  },
  { exposure: "loadBalancer, of an ExistingCluster", app: "balanced", port: "balanced", by: "HTTP" },
  {
    exposure: "loadBalancer, of a KindCluster",
    asked: { exposure: "loadBalancer", port: "raw" },
    refusal: "LOAD_BALANCER_MISSING",
  },
];

/** The rows that answer. */
export const answering = matrix.filter((row): row is Answering => "app" in row);
/** The rows that are refused. */
export const refused = matrix.filter((row): row is Refused => "refusal" in row);

/** The name of the test of a cell, within its topology's file. */
export function testName(row: Row): string {
  return "app" in row
    ? `${row.exposure}: answers through the host port`
    : `${row.exposure}: is refused with ${row.refusal}`;
}
