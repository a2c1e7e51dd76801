import { planCluster } from "../plan-cluster";
import { found, port } from "../../../test/fixtures/examples/rule-example";
import { document, onNodes } from "../../../test/fixtures/kubeadm-patches";

const labels = (value: string) => `nodeRegistration:\n  kubeletExtraArgs:\n    node-labels: "${value}"\n`;
const join = (value: string) => ({ kubeadmConfigPatches: [document("JoinConfiguration", labels(value))] });

it.each([
  ["node-role.kubernetes.io/worker=", "NODE_LABEL_RESERVED"],
  ["-a=b", "NODE_LABEL_INVALID"],
  ["port.berth.dev/http=80", "NODE_LABEL_OF_BERTH"],
])("rejects the label %s in a node's patch and in a patch of the cluster", (label, code) => {
  expect(onNodes({ 1: join(label) })).toEqual([`${code} nodes[1].kubeadmConfigPatches[0]`]);
  expect(onNodes({}, join(`good=1,${label}`))).toEqual([`${code} kubeadmConfigPatches[0]`]);
});

it("names the last patch that sets the label", () => {
  const kubeadmConfigPatches = [
    document("JoinConfiguration", labels("a=b")),
    document("JoinConfiguration", labels("-a=b")),
  ];
  expect(onNodes({ 1: { kubeadmConfigPatches } })).toEqual([
    "NODE_LABEL_INVALID nodes[1].kubeadmConfigPatches[1]",
  ]);
});

it("accepts labels that replace the labels in `labels` and the port labels, because Berth adds them again", () => {
  const patched = { labels: { tier: "edge" }, ...join("ingress-ready=true") };
  const nodes = [{ role: "control-plane" }, { role: "worker", ...patched }];
  expect(found({ nodes, portMappings: [port()] })).toEqual([]);
});

it("plans the labels of a patch together with the labels in `labels`, which take precedence", () => {
  const patched = { labels: { tier: "edge" }, ...join("ingress-ready=true,tier=core") };
  const nodes = [{ role: "control-plane" as const }, { role: "worker" as const, ...patched }];
  expect(planCluster({ name: "demo", nodes }).nodes[1]?.labels).toEqual({
    "ingress-ready": "true",
    tier: "edge",
  });
});
