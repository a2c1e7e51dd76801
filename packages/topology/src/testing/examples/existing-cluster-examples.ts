import type { existingClusterRules } from "../../errors/catalogue/existing-cluster-rules";
import type { ExistingTopologyArgs } from "../../existing-cluster/existing-cluster-args";
import { planExistingCluster } from "../../existing-cluster/plan-existing-cluster";
import { findingsOf, type ExamplesOf, type RuleExample } from "./rule-example";

const http = { name: "http", address: "203.0.113.10", hostPort: 80 };
const described: ExistingTopologyArgs = { nodes: [{ name: "edge" }], portMappings: [http], labelNodes: true };
const byLabel = { name: "edge", matchLabels: { "example.com/edge": "" }, count: 2 };

function clusters(fires: object, nearMiss: object): RuleExample {
  const findings = (changes: object) => () =>
    findingsOf((warn) => planExistingCluster({ name: "prod", ...described, ...changes }, warn));
  return { fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples for the rules about clusters that Berth did not make. */
export const existingClusterExamples: ExamplesOf<typeof existingClusterRules> = {
  NODE_NAME_INVALID: clusters({ nodes: [{ name: "Edge" }] }, { nodes: [{ name: "edge.example.com" }] }),
  NODE_NAME_TAKEN: clusters(
    { nodes: [{ name: "edge", nodeNames: ["a", "b"] }, { name: "b" }] },
    { nodes: [{ name: "edge", nodeNames: ["a", "c"] }, { name: "b" }] },
  ),
  NODE_COUNT_INVALID: clusters(
    { nodes: [{ ...byLabel, count: undefined }], labelNodes: false },
    { nodes: [{ ...byLabel, count: 1 }], labelNodes: false },
  ),
  NODE_UNPINNABLE: clusters({ labelNodes: false }, { nodes: [byLabel], labelNodes: false }),
  ADDRESS_INVALID: clusters(
    { portMappings: [{ ...http, address: "0.0.0.0" }] },
    { portMappings: [{ ...http, address: "prod.example.com" }] },
  ),
};
