import { createCluster } from "./kind";
import { sampleWorld } from "./sample-world";

it("publishes each port from its node's container", () => {
  expect(sampleWorld.published).toEqual([
    {
      listenAddress: "127.0.0.1",
      hostPort: 8080,
      protocol: "TCP",
      container: "demo-worker",
      containerPort: 80,
    },
    {
      listenAddress: "127.0.0.1",
      hostPort: 30080,
      protocol: "TCP",
      container: "demo-worker",
      containerPort: 30080,
    },
  ]);
});

it("names nodes by role and number, and keeps the control plane taint if the cluster has several nodes", () => {
  const taints = [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }];
  expect(sampleWorld.nodes.map(({ name, taints }) => ({ name, taints }))).toEqual([
    { name: "demo-control-plane", taints },
    { name: "demo-worker", taints: [] },
    { name: "demo-worker2", taints: [] },
  ]);
  expect(createCluster("{ name: one, nodes: [{ role: control-plane }] }").nodes[0]?.taints).toEqual([]);
  const several = createCluster("{ name: two, nodes: [{ role: control-plane }, { role: control-plane }] }");
  expect(several.nodes.map((node) => node.taints)).toEqual([taints, taints]);
});
