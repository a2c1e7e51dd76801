import { stringify } from "yaml";
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

describe("the taints in a node's kubeadm patches", () => {
  const dedicated = { key: "dedicated", value: "db", effect: "NoSchedule" };
  const kubeadms = { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" };
  const node = (role: string, document: string, nodeRegistration: object) => ({
    role,
    kubeadmConfigPatches: [stringify({ kind: document, nodeRegistration })],
  });
  const taints = (...nodes: object[]) =>
    createCluster(stringify({ name: "demo", nodes })).nodes.map((one) => one.taints);

  it("replace kubeadm's taint, if kubeadm reads the document on the node", () => {
    expect(
      taints(
        node("worker", "JoinConfiguration", { taints: [dedicated] }),
        node("control-plane", "InitConfiguration", { taints: [] }),
        node("control-plane", "InitConfiguration", { taints: [] }),
      ),
    ).toEqual([[dedicated], [], [kubeadms]]);
  });

  it("must contain kubeadm's taint if the cluster has only one node", () => {
    const only = (nodeRegistration: object) =>
      taints(node("control-plane", "InitConfiguration", nodeRegistration));
    expect(() => only({ taints: [dedicated] })).toThrow("not found");
    expect(only({ taints: [dedicated, kubeadms] })).toEqual([[dedicated]]);
    const kubeletExtraArgs = { "register-with-taints": "dedicated=db:NoSchedule" };
    expect(only({ kubeletExtraArgs })).toEqual([[dedicated]]);
  });
});
