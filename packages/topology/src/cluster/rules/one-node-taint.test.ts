import { found } from "../../../test/fixtures/examples/rule-example";
import { document } from "../../../test/fixtures/kubeadm-patches";

const taints = (value: string) => ({
  kubeadmConfigPatches: [document("InitConfiguration", `nodeRegistration:\n  taints: ${value}\n`)],
});
const kubeadms = "{ key: node-role.kubernetes.io/control-plane, effect: NoSchedule }";

it.each([
  ["[]", true],
  ["[{ key: a, effect: NoSchedule }]", true],
  [`[${kubeadms}]`, false],
  ["null", false],
])("rejects a patch that removes kubeadm's taint from the only node: taints %s: %s", (value, rejected) => {
  expect(found(taints(value))).toEqual(
    rejected ? ["CONTROL_PLANE_TAINT_MISSING kubeadmConfigPatches[0]"] : [],
  );
  expect(found({ ...taints(value), nodes: [{ role: "control-plane" }, { role: "worker" }] })).toEqual([]);
});
