import {
  changesBetween,
  creationFacts,
  planCluster,
  type ClusterArgs,
  type NodeArgs,
} from "@kind-berth/topology";
import { markdownTable } from "./markdown";

/** An example of a change to a cluster's arguments. */
export interface ReplacementExample {
  /** The argument that changes, in Markdown. */
  readonly what: string;
  readonly before: ClusterArgs;
  readonly now: ClusterArgs;
}

const nodes: readonly NodeArgs[] = [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }];
const http = { name: "http", hostPort: 8080, containerPort: 80, node: "worker" };
const demo: ClusterArgs = { name: "demo", nodes, portMappings: [http] };
const alone: Partial<ClusterArgs> = { nodes: nodes.slice(0, 1), portMappings: [] };
const patch = "kind: ClusterConfiguration\n";

function change(
  what: string,
  now: Partial<ClusterArgs>,
  before: Partial<ClusterArgs> = {},
): ReplacementExample {
  return { what, before: { ...demo, ...before }, now: { ...demo, ...now } };
}

/** Returns cluster arguments with the usual nodes, but with changes to the last node. */
function lastNode(worker: Partial<NodeArgs>): Partial<ClusterArgs> {
  return { nodes: [...nodes.slice(0, -1), { role: "worker", ...worker }] };
}

/** The examples in the table. Every cluster argument has an example. */
export const replacementExamples: readonly ReplacementExample[] = [
  change("`name`", { name: "other" }),
  change("`nodes`: one more", { nodes: [...nodes, { role: "worker" }] }),
  change("`nodes`: one less", { nodes: nodes.slice(0, -1) }),
  change("`nodes[].image`", lastNode({ image: "kindest/node:v1.36.3" })),
  change("`nodes[].extraMounts`", lastNode({ extraMounts: [{ hostPath: "/data", containerPath: "/data" }] })),
  change("`nodes[].kubeadmConfigPatches`", lastNode({ kubeadmConfigPatches: ["kind: JoinConfiguration\n"] })),
  change("`nodes[].labels`", lastNode({ labels: { tier: "edge" } })),
  change("`nodes[].taints`", lastNode({ taints: [{ key: "dedicated", effect: "NoSchedule" }] })),
  change("`portMappings[].node`", { portMappings: [{ ...http, node: "worker2" }] }),
  change("`portMappings[].hostPort`", { portMappings: [{ ...http, hostPort: 8081 }] }),
  change("`portMappings[].containerPort`", { portMappings: [{ ...http, containerPort: 8000 }] }),
  change("`portMappings[].listenAddress`", { portMappings: [{ ...http, listenAddress: "127.0.0.2" }] }),
  change("`portMappings[].protocol`", { portMappings: [{ ...http, protocol: "UDP" }] }),
  change("`portMappings[].name`", { portMappings: [{ ...http, name: "web" }] }),
  change("`portMappings`: one more", {
    portMappings: [http, { name: "dns", hostPort: 5353, containerPort: 53 }],
  }),
  change('`portMappings`: one more, with `publish: "edge"`', {
    portMappings: [http, { name: "dns", hostPort: 5353, containerPort: 53, publish: "edge" }],
  }),
  change(
    '`portMappings[].hostPort` of a port with `publish: "edge"`',
    { portMappings: [{ ...http, hostPort: 8081, publish: "edge" }] },
    { portMappings: [{ ...http, publish: "edge" }] },
  ),
  change("`engine`", { engine: "podman" }),
  change("`image`", { ...alone, image: "kindest/node:v1.36.3" }, alone),
  change("`kubernetesVersion`", { kubernetesVersion: "1.36" }),
  change("`networking`", { networking: { podSubnet: "10.9.0.0/16" } }),
  change("`featureGates`", { featureGates: { SomeFeature: true } }),
  change("`runtimeConfig`", { runtimeConfig: { "api/alpha": "true" } }),
  change("`kubeadmConfigPatches`, `containerdConfigPatches` and their JSON forms", {
    kubeadmConfigPatches: [patch],
  }),
  change("`loadImages`", { loadImages: ["shop/web:dev"] }),
  change("`registry`", { registry: true }),
  change("`adopt`", { adopt: true }),
  change("the `owner`: the names of the project, the stack and the resource", { owner: "shop/ci/demo" }),
  change(
    'the `owner`, if a port has `hostPort: "auto"`',
    { owner: "shop/ci/demo", portMappings: [{ ...http, hostPort: "auto" }] },
    { owner: "shop/dev/demo", portMappings: [{ ...http, hostPort: "auto" }] },
  ),
  change("the option `customTimeouts`", { customTimeouts: { create: "30m" } }),
];

/**
 * Returns the reasons why a change replaces the cluster. Each reason is a clause. Returns an empty list if Berth changes the cluster in
 * place.
 */
export function whyReplaced({ before, now }: Omit<ReplacementExample, "what">): string[] {
  return changesBetween(creationFacts(planCluster(before)), creationFacts(planCluster(now)));
}

/**
 * Generates the table in docs/lifecycle.md that shows the effect of each change, as the planner computes it. The table is Markdown in
 * Prettier's format.
 */
export function replacementTable(): string {
  const rows = replacementExamples.map(({ what, ...example }) => {
    const why = whyReplaced(example);
    return why.length === 0 ? [what, "in place", ""] : [what, "**replaces the cluster**", why.join("; ")];
  });
  return markdownTable([["Change", "Effect", "Example of a reason"], ...rows]);
}

/** Returns the text of docs/lifecycle.md with an updated table. */
export function withReplacementTable(document: string): string {
  return document.replace(/\n\| Change [^]*?\n\n/u, () => `\n${replacementTable()}\n\n`);
}
