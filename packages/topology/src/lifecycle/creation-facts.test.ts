import type { ClusterPlan, NodePlan } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { everyArgument } from "../../test/fixtures/every-field";
import { creationFacts } from "./creation-facts";
import { digest } from "./digest";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker", image: "kindest/node:v1.36.3" }],
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
});

// Every user's stack state contains these facts. If a release changes the facts, Pulumi replaces every cluster.
it("are the same in every release", () => {
  expect(creationFacts(plan)).toStrictEqual({
    name: "demo",
    nodes: {
      "control-plane": { role: "control-plane" },
      worker: { role: "worker", image: "kindest/node:v1.36.3" },
    },
    ports: {
      http: {
        node: "worker",
        listenAddress: "127.0.0.1",
        hostPort: 8080,
        containerPort: 80,
        protocol: "TCP",
      },
    },
  });
  expect(digest(creationFacts(planCluster(everyArgument)))).toBe("d95ade1faa4a");
});

/** The plan fields that are not creation facts, because Berth can change them in place. */
const inPlace = ["version", "owner", "timeoutSeconds", "loadImages", "registry", "adopt"];

const full: ClusterPlan = {
  ...planCluster(everyArgument),
  nodes: planCluster(everyArgument).nodes.map((node) => ({ ...node, managesTaints: true })),
  owner: "shop/dev/demo",
};

it.each(Object.keys(full))("change with each plan field except in-place fields: %s", (key) => {
  // A plan always has nodes and ports.
  const empty = key === "nodes" || key === "ports" ? [] : undefined;
  const without: ClusterPlan = { ...full, [key]: empty };
  const changed = digest(creationFacts(without)) !== digest(creationFacts(full));
  expect(changed).toBe(!inPlace.includes(key));
});

it.each(Object.keys(full.nodes[0] ?? {}))("change with each node field except in-place fields: %s", (key) => {
  const [node, ...others] = full.nodes as [NodePlan];
  const without = { ...full, nodes: [{ ...node, [key]: undefined }, ...others] };
  const changed = digest(creationFacts(without)) !== digest(creationFacts(full));
  expect(changed).toBe(!["labels", "taints", "managesTaints"].includes(key));
});

it("omit ports that edge containers publish", () => {
  const ports = plan.ports.map((port) => ({ ...port, publish: "edge" as const }));
  expect(creationFacts({ ...plan, ports }).ports).toEqual({});
});

it("do not contain the content of mounts and patches", () => {
  const text = JSON.stringify(creationFacts(planCluster(everyArgument)));
  expect(text).not.toMatch(/data|maxPods|certSANs|config_path/);
});
