import { kindLabel } from "../engine/engine";
import { notOfKind } from "./remove-nodes";

const container = (name: string, role?: string) => ({
  name,
  labels: { [kindLabel.cluster]: "demo", ...(role === undefined ? {} : { [kindLabel.role]: role }) },
});

it.each([
  ["demo-control-plane", "control-plane"],
  ["demo-worker", "worker"],
  ["demo-worker12", "worker"],
  ["demo-external-load-balancer", "external-load-balancer"],
])("lets kind remove %s", (name, role) => {
  expect(notOfKind(container(name, role), "demo")).toBeUndefined();
});

it.each([
  ["db", undefined, "it has no label `io.x-k8s.kind.role`"],
  ["demo-worker", undefined, "it has no label `io.x-k8s.kind.role`"],
  ["db", "worker", "kind's name for a worker is `demo-worker`"],
  ["demo-worker-of-mine", "worker", "kind's name for a worker is `demo-worker`"],
  ["demo-worker", "control-plane", "kind's name for a control-plane is `demo-control-plane`"],
])("reports why kind must not remove container `%s` with role %s", (name, role, why) => {
  const finding = notOfKind(container(name, role), "demo");
  expect(finding).toMatchObject({ code: "CONTAINER_NOT_OURS", object: `container "${name}"` });
  expect(finding?.reason).toContain(why);
});
