import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  BerthError,
  containerName,
  decodeText,
  EncodingError,
  parseKindConfig,
  renderKindConfig,
  type ClusterPlan,
} from "@kind-berth/topology";
import { workspaceRoot } from "../folders";
import { kindConfigOfCtlptl } from "./kind-config-of-ctlptl";
import { askKind, type NodeMade } from "./kind-under-test";
import { nodePortRangeArgument, registeredNodes, type RegisteredNode } from "./registered-nodes";

const corpus = join(workspaceRoot, "packages/topology/test/corpus");

/** Returns the name and content of each file in a folder of the corpus. */
function files(folder: "good" | "bad" | "ctlptl"): [string, Buffer][] {
  return readdirSync(join(corpus, folder)).map((name) => [name, readFileSync(join(corpus, folder, name))]);
}

function refusedByBerth(content: Uint8Array): boolean {
  try {
    parseKindConfig(decodeText(content));
  } catch (error) {
    if (BerthError.isInstance(error) || error instanceof EncodingError) return true;
    throw error;
  }
  return false;
}

/** Runs kind with Berth's rendering of a config. */
function askKindAsRendered(plan: ClusterPlan) {
  return askKind(renderKindConfig(plan, { cgroupVersion: 2 }));
}

describe("a kind config that Berth accepts", () => {
  it.each(files("good"))("%s results in the same nodes as Berth's rendering of it", async (_, content) => {
    const asWritten = await askKind(content);
    expect(asWritten).toMatchObject({ accepted: true, reachedKubeadm: true });
    const { plan } = parseKindConfig(decodeText(content));
    const { nodes } = await askKindAsRendered(plan);
    expect(withoutDerivedPorts(nodes, plan)).toEqual(withoutDerivedPorts(asWritten.nodes, plan));
    expect(planned(plan)).toEqual(made(asWritten.nodes, plan));
  });
});

describe("a ctlptl file that Berth accepts", () => {
  it.each(files("ctlptl"))("%s results in the same nodes as ctlptl's kind config", async (_, content) => {
    const asWritten = await askKind(kindConfigOfCtlptl(decodeText(content)));
    expect(asWritten).toMatchObject({ accepted: true, reachedKubeadm: true });
    const { plan } = parseKindConfig(decodeText(content));
    const { nodes } = await askKindAsRendered(plan);
    expect(withoutDerivedPorts(nodes, plan)).toEqual(withoutDerivedPorts(asWritten.nodes, plan));
  });
});

/** Returns the taints that Berth plans for each node, and the range of NodePorts. */
function planned(plan: ClusterPlan) {
  const { first, last } = plan.serviceNodePortRange ?? { first: 30000, last: 32767 };
  return {
    taints: Object.fromEntries(
      plan.nodes.map(({ name, taints }) => [
        containerName(plan.name, name),
        taints
          .map(({ key, value, effect }) => `${key}${value === undefined ? "" : `=${value}`}:${effect}`)
          .sort(),
      ]),
    ),
    lostLabels: [],
    range: `${first}-${last}`,
  };
}

/**
 * Returns the taints, the missing labels and the range of NodePorts in kind's documents for the same config. Berth may plan more labels than
 * kind sets, but not fewer.
 */
function made(nodes: Readonly<Record<string, NodeMade>>, plan: ClusterPlan) {
  const registered = registeredNodes(nodes);
  return {
    taints: Object.fromEntries(Object.entries(registered).map(([name, { taints }]) => [name, taints])),
    lostLabels: plan.nodes.flatMap((node) =>
      lostLabels(registered[containerName(plan.name, node.name)], node.labels),
    ),
    range: nodePortRangeArgument(nodes) ?? "30000-32767",
  };
}

function lostLabels(
  registered: RegisteredNode | undefined,
  labels: Readonly<Record<string, string>>,
): string[] {
  const own = new Set(Object.entries(labels).map(([key, value]) => `${key}=${value}`));
  return (registered?.labels ?? ["every label"]).filter((label) => !own.has(label));
}

/** Removes the host ports that the config does not choose: kind and Berth choose different numbers. */
function withoutDerivedPorts(nodes: Readonly<Record<string, NodeMade>>, plan: ClusterPlan) {
  const derived = plan.ports
    .filter(({ name }) => plan.derivedHostPorts?.includes(name))
    .map(({ node, containerPort, protocol }) => ({
      node: containerName(plan.name, node),
      target: `:${containerPort}/${protocol}`,
    }));
  const isDerived = (node: string, argument: string) =>
    argument.startsWith("--publish=") &&
    derived.some((port) => port.node === node && argument.endsWith(port.target));
  return Object.fromEntries(
    Object.entries(nodes).map(([name, node]) => {
      const run = node.run.map((argument) =>
        isDerived(name, argument) ? argument.replace(/:\d+(:\d+\/)/, ":*$1") : argument,
      );
      return [name, { ...node, run: run.sort() }];
    }),
  );
}

describe("a kind config that Berth rejects", () => {
  const bad = files("bad");
  const stricter = bad.filter(([, content]) => /^# stricter: /m.test(content.toString()));

  it.each(bad.filter((file) => !stricter.includes(file)))(
    "%s is rejected by kind too",
    async (_, content) => {
      expect(refusedByBerth(content)).toBe(true);
      expect(await askKind(content)).toMatchObject({ accepted: false, nodes: {} });
    },
  );

  it.each(stricter)("%s is accepted by kind, because only Berth has the rule", async (_, content) => {
    expect(refusedByBerth(content)).toBe(true);
    expect(await askKind(content)).toMatchObject({ accepted: true });
  });
});

it("compares the nodes that kind would create: a different host port results in different nodes", async () => {
  const config = (hostPort: number) =>
    [
      "kind: Cluster",
      "apiVersion: kind.x-k8s.io/v1alpha4",
      "nodes:",
      "  - role: control-plane",
      `    extraPortMappings: [{ containerPort: 80, hostPort: ${hostPort} }]`,
    ].join("\n");
  const [one, same, other] = [
    await askKind(config(8080)),
    await askKind(config(8080)),
    await askKind(config(8081)),
  ];
  expect(same.nodes).toEqual(one.nodes);
  expect(other.nodes).not.toEqual(one.nodes);
});
