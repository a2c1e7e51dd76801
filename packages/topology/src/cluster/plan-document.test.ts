import { everyArgument } from "../../test/fixtures/every-field";
import { planCluster } from "./plan-cluster";
import { parsePlan, renderPlan } from "./plan-document";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker", image: "kindest/node:v1.36.3" }],
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
});

it("renders the same text regardless of the key order", () => {
  const reordered = Object.fromEntries(Object.entries(plan).reverse()) as unknown as typeof plan;
  expect(renderPlan(reordered)).toBe(renderPlan(plan));
});

// Every user's stack state contains this text. If a release changes the text, `pulumi preview` shows a diff in every stack.
it("renders the same text in every release", () => {
  expect(renderPlan({ ...plan, owner: "shop/dev/demo" })).toBe(
    '{"name":"demo","nodes":[{"labels":{},"name":"control-plane","role":"control-plane","taints":' +
      '[{"effect":"NoSchedule","key":"node-role.kubernetes.io/control-plane"}]},' +
      '{"image":"kindest/node:v1.36.3","labels":{"port.berth.dev/http":"80"},"name":"worker","role":"worker","taints":[]}],' +
      '"owner":"shop/dev/demo",' +
      '"ports":[{"containerPort":80,"hostPort":8080,"listenAddress":"127.0.0.1","name":"http","node":"worker","protocol":"TCP"}],' +
      '"version":1}',
  );
});

const bothLoopbacks = planCluster({
  name: "demo",
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, listenAddress: ["127.0.0.1", "::1"] }],
});

it.each([
  ["a small plan", plan],
  ["a plan with a port on several addresses", bothLoopbacks],
  ["a plan that uses every field", planCluster(everyArgument)],
  ["a plan with a NodePort range", { ...plan, serviceNodePortRange: { first: 3000, last: 4000 } }],
])("parses a rendered plan without changes: %s", (_, written) => {
  expect(parsePlan(renderPlan(written))).toStrictEqual(written);
});

it.each(["", "demo", "{}", '{"version":2}', "[]"])("rejects text that is not a plan: %j", (text) => {
  expect(() => parsePlan(text)).toThrow("PLAN_INVALID");
});
