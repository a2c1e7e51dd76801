import type { Finding } from "./finding";
import { markOmitted } from "./mark-omitted";

const args = {
  exposure: "ingress",
  nodes: [{ labels: { "a.b": "c" } }],
  portMappings: [{ listenAddress: undefined, hostPort: 0 }],
};

const at = (path: string): Finding => ({
  code: "HOST_PORT_OPEN",
  path,
  value: 1,
  rule: "so it is",
  remedy: "Change it.",
});

it.each([
  ["exposure", false],
  ["portMappings[0].hostPort", false],
  ["portMappings[0].listenAddress", true],
  ["portMappings[1].hostPort", true],
  ["registry.hostPort", true],
  ['nodes[0].labels["x.y"]', false],
])("marks %s as omitted: %s", (path, omitted) => {
  const [marked] = markOmitted([at(path)], args);
  expect(marked).toEqual({ ...at(path), ...(omitted ? { omitted: true } : {}) });
});

it("does not change findings without a value or findings about running systems", () => {
  const hidden: Finding = {
    code: "HOST_PORT_OPEN",
    path: "registry.hostPort",
    rule: "so it is",
    remedy: "Change it.",
  };
  const system: Finding = {
    code: "CLUSTER_RECREATED",
    object: 'cluster "demo"',
    state: "is gone",
    reason: "so it is",
    remedy: "Change it.",
  };
  expect(markOmitted([hidden, system], args)).toEqual([hidden, system]);
});
