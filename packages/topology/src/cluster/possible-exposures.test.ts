import type { ClusterArgs } from "./cluster-args";
import { planCluster } from "./plan-cluster";
import { possibleExposures } from "./possible-exposures";

const twoNodes: ClusterArgs["nodes"] = [{ role: "control-plane" }, { role: "worker" }];

/** Returns the result for a cluster with one port. */
function judged(port: object, args: Omit<ClusterArgs, "name"> = {}) {
  const portMappings = [{ name: "web", hostPort: 8080, containerPort: 80, ...port }];
  const [only] = possibleExposures(planCluster({ name: "demo", portMappings, ...args }));
  if (only === undefined) throw new Error("the plan has no port");
  return only;
}
const names = (port: object, args?: Omit<ClusterArgs, "name">) =>
  judged(port, args).possible.map(({ exposure }) => exposure);

describe("the possible exposures of a port", () => {
  it.each([
    [{}, "ingress", ["ingress", "gateway", "hostPort"]],
    [{ containerPort: 5432 }, "hostPort", ["ingress", "gateway", "hostPort"]],
    [{ containerPort: 30080 }, "nodePort", ["ingress", "gateway", "hostPort", "nodePort"]],
    [{ containerPort: 53, protocol: "UDP" }, "hostPort", ["hostPort"]],
    [{ containerPort: 30053, protocol: "UDP" }, "nodePort", ["hostPort", "nodePort"]],
    [{ containerPort: 6443 }, "hostPort", []],
    [{ containerPort: 10250 }, "hostPort", []],
  ])("of %j: inferred %s, possible %j", (port, inferred, possible) => {
    expect(judged(port).inferred).toBe(inferred);
    expect(names(port)).toEqual(possible);
  });

  it("depend on the node: the API server listens only on control planes", () => {
    expect(names({ containerPort: 6443, node: "worker" }, { nodes: twoNodes })).toContain("hostPort");
    expect(names({ containerPort: 6443, node: "control-plane" }, { nodes: twoNodes })).toEqual([]);
  });

  it("depend on kube-proxy", () => {
    const args = { networking: { kubeProxyMode: "none" } } as const;
    expect(names({ containerPort: 30080 }, args)).not.toContain("nodePort");
    expect(judged({ containerPort: 30080 }, args).impossible).toEqual([
      { exposure: "nodePort", reason: expect.stringContaining("kube-proxy is disabled") as string },
    ]);
  });

  it("have a reason if they are not possible", () => {
    expect(judged({}).impossible).toEqual([
      { exposure: "nodePort", reason: "the containerPort is outside the NodePort range 30000-32767" },
    ]);
    expect(judged({ containerPort: 53, protocol: "UDP" }).impossible[0]).toEqual({
      exposure: "ingress",
      reason: "it needs HTTP over TCP, and the port uses UDP",
    });
  });
});

describe("what a host port needs", () => {
  it("is a pod on the port's node, if the cluster has other nodes", () => {
    expect(judged({}, { nodes: twoNodes }).needs).toBe(
      "The host port needs a pod on node `worker` whose hostPort is the containerPort, such as an Ingress controller. A pod on another node does not answer. A Service alone does not answer.",
    );
    expect(judged({}).needs).toBe(
      "The host port needs a pod whose hostPort is the containerPort, such as an Ingress controller. A Service alone does not answer.",
    );
  });

  it("includes a toleration on a tainted node", () => {
    expect(judged({ node: "control-plane" }, { nodes: twoNodes }).needs).toContain(
      "The pod must tolerate the node's taint `node-role.kubernetes.io/control-plane:NoSchedule`.",
    );
  });

  it("is a Service with this NodePort, whose pods can run anywhere unless the policy is Local", () => {
    expect(judged({ containerPort: 30080 }, { nodes: twoNodes }).needs).toBe(
      "The host port needs a Service whose nodePort is the containerPort; its pods can run on any node. With `externalTrafficPolicy: Local`, a pod of the Service must run on node `worker`. A Service with any other nodePort does not answer.",
    );
    expect(judged({ containerPort: 30080 }).needs).not.toContain("Local");
  });

  it("is nothing that an app can provide, if a Kubernetes component has the port", () => {
    expect(judged({ containerPort: 10250 }).needs).toBe(
      "The host port reaches the Kubernetes component, and no app can use it.",
    );
  });
});
