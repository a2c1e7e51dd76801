import { stringify } from "yaml";
import { controlPlaneTaint } from "../../model/node-record";
import { planCluster } from "../plan-cluster";

const only = { key: "only", value: "ingress", effect: "NoSchedule" };
const other = { key: "other", effect: "NoExecute" };

/** The taints of a control plane and a worker whose kubeadm documents have the given values. */
function taintsWith({ init = {}, join = {}, kubelet = {} }: Readonly<Record<string, object>>) {
  const { nodes } = planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    kubeadmConfigPatches: [
      { kind: "InitConfiguration", nodeRegistration: init },
      { kind: "JoinConfiguration", nodeRegistration: join },
      { kind: "KubeletConfiguration", ...kubelet },
    ].map((patch) => stringify(patch)),
  });
  return nodes.map(({ taints }) => taints);
}

const asArgument = (value: string) => ({ kubeletExtraArgs: { "register-with-taints": value } });

it("keeps kubeadm's taint on a control plane unless a patch sets other taints or an empty list", () => {
  expect(taintsWith({})).toEqual([[controlPlaneTaint], []]);
  expect(taintsWith({ init: { taints: null } })).toEqual([[controlPlaneTaint], []]);
  expect(taintsWith({ init: { taints: [] } })).toEqual([[], []]);
  expect(taintsWith({ init: { taints: [only] } })).toEqual([[only], []]);
});

it("adds a control plane's taints from kubeadm and from the kubelet", () => {
  expect(taintsWith({ init: asArgument("other:NoExecute") })).toEqual([[controlPlaneTaint, other], []]);
  expect(
    taintsWith({ init: { taints: [only], ...asArgument("other:NoExecute,only=ingress:NoSchedule") } }),
  ).toEqual([[only, other], []]);
});

it("prefers a worker's kubelet argument to its nodeRegistration, and both to the kubelet config", () => {
  const kubelet = { registerWithTaints: [other] };
  expect(taintsWith({ kubelet })).toEqual([[controlPlaneTaint, other], [other]]);
  expect(taintsWith({ kubelet, join: { taints: [only] } })[1]).toEqual([only]);
  expect(taintsWith({ kubelet, join: { taints: [] } })[1]).toEqual([other]);
  expect(taintsWith({ join: { taints: [only], ...asArgument("other:NoExecute") } })[1]).toEqual([other]);
  expect(taintsWith({ kubelet, join: asArgument("") })[1]).toEqual([]);
});

it("lets only the first control plane's kubelet config apply, to every node", () => {
  const kubelet = [stringify({ kind: "KubeletConfiguration", registerWithTaints: [other] })];
  const roles = ["control-plane", "worker"] as const;
  const on = (patched: string) =>
    planCluster({
      name: "demo",
      nodes: roles.map((role) => ({ role, ...(role === patched ? { kubeadmConfigPatches: kubelet } : {}) })),
    }).nodes.map(({ taints }) => taints);
  expect(on("control-plane")).toEqual([[controlPlaneTaint, other], [other]]);
});

it("removes only kubeadm's taint from the node of a one-node cluster", () => {
  const patch = stringify({
    kind: "InitConfiguration",
    nodeRegistration: { taints: [controlPlaneTaint, only] },
  });
  expect(planCluster({ name: "demo", kubeadmConfigPatches: [patch] }).nodes[0]?.taints).toEqual([only]);
});

it("applies a node's patches after the cluster's patches", () => {
  const patch = (taint: object) =>
    stringify({ kind: "JoinConfiguration", nodeRegistration: { taints: [taint] } });
  const { nodes } = planCluster({
    name: "demo",
    kubeadmConfigPatches: [patch(only)],
    nodes: [
      { role: "control-plane" },
      { role: "worker" },
      { role: "worker", kubeadmConfigPatches: [patch(other)] },
    ],
  });
  expect(nodes.map(({ taints }) => taints)).toEqual([[controlPlaneTaint], [only], [other]]);
});

it("reads the documents of the Kubernetes version in the node image", () => {
  const patch = (version: string) =>
    stringify({
      apiVersion: `kubeadm.k8s.io/${version}`,
      kind: "InitConfiguration",
      nodeRegistration: { taints: [only] },
    });
  const plan = (image?: string) =>
    planCluster({
      name: "demo",
      kubeadmConfigPatches: ["v1beta3", "v1beta4"].map(patch),
      nodes: [
        { role: "control-plane", image },
        { role: "worker", image },
      ],
    }).nodes[0]?.taints;
  expect([plan("kindest/node:v1.35.0"), plan("kindest/node:v1.36.3"), plan()]).toEqual([
    [only],
    [only],
    [only],
  ]);
});
