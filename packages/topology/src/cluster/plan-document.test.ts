import { everyArgument } from "../testing/every-field";
import type { ClusterPlan } from "./cluster-plan";
import { planCluster } from "./plan-cluster";
import { changesInPlace, fixedAtCreation, parsePlan, renderPlan } from "./plan-document";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker", image: "kindest/node:v1.36.3" }],
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
});

it("is the same text whatever the order of keys", () => {
  const reordered = Object.fromEntries(Object.entries(plan).reverse()) as unknown as typeof plan;
  expect(renderPlan(reordered)).toBe(renderPlan(plan));
});

// This text is in the state of everybody's stacks: a release that changes it changes them all.
it("stays as it is between releases", () => {
  expect(renderPlan({ ...plan, owner: "shop/dev/demo" })).toBe(
    '{"name":"demo","nodes":[{"labels":{},"name":"control-plane","role":"control-plane","taints":' +
      '[{"effect":"NoSchedule","key":"node-role.kubernetes.io/control-plane"}]},' +
      '{"image":"kindest/node:v1.36.3","labels":{"port.berth.dev/http":"80"},"name":"worker","role":"worker","taints":[]}],' +
      '"owner":"shop/dev/demo",' +
      '"ports":[{"containerPort":80,"hostPort":8080,"listenAddress":"127.0.0.1","name":"http","node":"worker","protocol":"TCP"}],' +
      '"version":1}',
  );
});

it.each([
  ["a small one", plan],
  ["one that uses every field", planCluster(everyArgument)],
])("is read back as it was written: %s", (_, written) => {
  expect(parsePlan(renderPlan(written))).toStrictEqual(written);
});

it.each(["", "demo", "{}", '{"version":2}', "[]"])("is refused where it is no plan: %j", (text) => {
  expect(() => parsePlan(text)).toThrow("PLAN_INVALID");
});

it("replaces the cluster when any field of kind's config changes", () => {
  const full = planCluster(everyArgument);
  const [controlPlane, ...others] = full.nodes;
  const changed = [
    ...Object.keys(full)
      .filter((key) => !(changesInPlace as readonly string[]).includes(key))
      .map((key) => ({ ...full, [key]: undefined })),
    ...Object.keys(controlPlane ?? {}).map((key) => ({
      ...full,
      nodes: [{ ...controlPlane, [key]: undefined }, ...others],
    })),
  ] as unknown as ClusterPlan[];
  const texts = [full, ...changed].map(fixedAtCreation);
  expect(new Set(texts).size).toBe(texts.length);
});

it("keeps the cluster when what changes can be put right in place", () => {
  const full = planCluster(everyArgument);
  const { timeoutSeconds, loadImages, registry, adopt, ...bare } = full;
  expect([timeoutSeconds, loadImages, registry, adopt]).not.toContain(undefined);
  expect(fixedAtCreation(bare)).toBe(fixedAtCreation(full));
});

it("replaces the cluster for another node, port or image, and not for another owner", () => {
  const moved = planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker", image: "kindest/node:v1.36.3" }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, node: "control-plane" }],
  });
  expect(fixedAtCreation(moved)).not.toBe(fixedAtCreation(plan));
  expect(fixedAtCreation({ ...plan, owner: "somebody" })).toBe(fixedAtCreation(plan));
});
