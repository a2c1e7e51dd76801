import { planCluster } from "@kind-berth/topology";
import { clusterContainerNames, lostContainers } from "./cluster-containers";

const plan = planCluster({ name: "demo", nodes: [{ role: "control-plane" }, { role: "worker" }] });

it("names the containers as kind does, including the load balancer for several control planes", () => {
  expect(clusterContainerNames(plan)).toEqual(["demo-control-plane", "demo-worker"]);
  const nodes = [{ role: "control-plane" }, { role: "control-plane" }] as const;
  expect(clusterContainerNames(planCluster({ name: "demo", nodes }))).toEqual([
    "demo-control-plane",
    "demo-control-plane2",
    "demo-external-load-balancer",
  ]);
});

it("finds missing and exited containers, and ignores containers outside the plan", () => {
  const running = [
    { name: "demo-control-plane", running: true },
    { name: "demo-worker", running: true },
  ];
  expect(lostContainers(plan, running)).toEqual([]);
  expect(lostContainers(plan, running.slice(0, 1))).toEqual([{ name: "demo-worker", is: "missing" }]);
  const stopped = [{ name: "demo-control-plane", running: false }, ...running.slice(1)];
  expect(lostContainers(plan, [...stopped, { name: "other", running: false }])).toEqual([
    { name: "demo-control-plane", is: "exited" },
  ]);
});
