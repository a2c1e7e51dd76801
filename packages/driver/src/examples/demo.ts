import { BerthError, planCluster, planEdges, type ClusterPlan, type Finding } from "@kind-berth/topology";
import { Engine } from "../engine/engine";
import type { Container } from "../engine/container";

/** The plan for the cluster in the examples: two nodes, a port on the worker, and an edge port. */
export const plan: ClusterPlan = {
  ...planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "debug", hostPort: 9229, containerPort: 9229, publish: "edge" },
    ],
    customTimeouts: { create: "15m" },
  }),
  owner: "shop/dev/demo",
};

/** The engine in the examples. */
export const engine = new Engine("docker", {
  family: "docker",
  cgroupVersion: 1,
  dataRoot: "/var/lib/docker",
});

/** The edge port's proxy container. */
export const edge = planEdges(plan)[0];

/** Returns a running container without labels and ports. */
export function container(name: string, changes: Partial<Container> = {}): Container {
  return {
    id: "0a1b",
    name,
    running: true,
    labels: {},
    networks: [],
    addresses: [],
    mounts: [],
    published: [],
    ...changes,
  };
}

/** Returns the findings in the error that `run` throws, or an empty array if `run` throws no error. */
export function thrownBy(run: () => unknown): readonly Finding[] {
  try {
    run();
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings;
    throw error;
  }
  return [];
}
