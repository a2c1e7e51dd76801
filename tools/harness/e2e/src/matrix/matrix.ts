import type { NodeArgs } from "@kind-berth/components";
import type { Exposure, RuleCode } from "@kind-berth/topology";

/** A cluster's nodes, and the node that carries the cluster's ports. */
export interface Topology {
  /** The topology's description in test names and in docs/matrix.md. */
  readonly title: string;
  readonly nodes: readonly NodeArgs[];
  /**
   * The key of the node that carries the ports. If possible, this is a node that the scheduler would not choose for an unpinned pod.
   */
  readonly carrier: string;
  /** The key of another node that accepts pods. Omitted if there is none. */
  readonly other?: string;
  /** The engine on which `npm test` runs the topology. `npm test -- --everywhere` runs it on all engines. */
  readonly engine: keyof typeof engines;
}

/** Every topology in the matrix. Each key is the name of the topology's test file. */
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
  // The smallest cluster that survives the loss of any single control plane, because etcd needs two of three control planes. The cluster
  // also has a worker, because pods without tolerations cannot run on a control plane.
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

/** The engines in the matrix. Every test can run on each engine. */
export const engines = { docker: "Docker", podman: "Podman" } as const;

/** The ports that the program `matrix` declares. `containerPort` is the port number that is bound on the node. */
export const ports = {
  http: { containerPort: 80 },
  https: { containerPort: 443 },
  direct: { containerPort: 8081 },
  dns: { containerPort: 5353, protocol: "UDP" },
  node: { containerPort: 30080 },
  local: { containerPort: 30081 },
  balanced: { containerPort: 30099 },
  edge: { containerPort: 8082, publish: "edge" },
  /** The port that the control test uses. No Berth app uses this port. */
  raw: { containerPort: 8083 },
} as const;

/** A row in the matrix. A row describes one exposure and is the same for every topology. */
export type Row = Answering | Refused;

/** An exposure that makes an app reachable through its host port. */
export interface Answering {
  /** The exposure, with the properties that distinguish this row from other rows. */
  readonly exposure: string;
  /** The app's name in the program. The app responds to HTTP requests with this name. */
  readonly app: string;
  /** The name of the port whose host port routes to the app. */
  readonly port: keyof typeof ports;
  /** The protocol of the test request. */
  readonly by: "HTTP" | "HTTPS" | "DNS";
}

/** An exposure that cannot work on a kind cluster. The preview rejects it. */
export interface Refused {
  readonly exposure: string;
  /** The rejected app's arguments. */
  readonly asked: { readonly exposure: Exposure; readonly port: keyof typeof ports };
  readonly refusal: RuleCode;
}

/** The rows in the matrix. Both the tests and docs/matrix.md are generated from these rows. */
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

/** The matrix rows whose app answers. */
export const answering = matrix.filter((row): row is Answering => "app" in row);
/** The matrix rows that the preview rejects. */
export const refused = matrix.filter((row): row is Refused => "refusal" in row);

/** Returns the name of the test for a row in a topology's test file. */
export function testName(row: Row): string {
  return "app" in row
    ? `${row.exposure}: answers through the host port`
    : `${row.exposure}: is refused with ${row.refusal}`;
}
