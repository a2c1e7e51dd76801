import { document, onNodes } from "../../../test/fixtures/kubeadm-patches";

const patched = (registration: string) => ({
  kubeadmConfigPatches: [document("JoinConfiguration", `nodeRegistration:\n${registration}`)],
});
const argument = (value: string) => patched(`  kubeletExtraArgs:\n    register-with-taints: "${value}"\n`);
const list = (taints: string) => patched(`  taints: ${taints}\n`);

it.each([
  ["an unknown effect", argument("a=b:Never")],
  ["no effect", argument("a=b")],
  ["an invalid key", argument("-a:NoSchedule")],
  ["an invalid value", list("[{ key: a, value: '-', effect: NoSchedule }]")],
  ["a text instead of an object", list("['a:NoSchedule']")],
  ["a text instead of a list", list("a:NoSchedule")],
])("rejects a taint with %s in a node's patch and in a patch of the cluster", (_, patches) => {
  expect(onNodes({ 1: patches })).toEqual(["NODE_TAINT_INVALID nodes[1].kubeadmConfigPatches[0]"]);
  expect(onNodes({}, patches)).toEqual(["NODE_TAINT_INVALID kubeadmConfigPatches[0]"]);
});

it("rejects two taints with the same key and effect", () => {
  expect(onNodes({ 1: argument("a=1:NoSchedule,a=2:NoSchedule") })).toEqual([
    "NODE_TAINT_TAKEN nodes[1].kubeadmConfigPatches[0]",
  ]);
  expect(onNodes({ 1: argument("a=1:NoSchedule,a=1:NoExecute,b-") })).toEqual([]);
});
