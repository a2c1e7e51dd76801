import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import type { recordRules } from "../findings/catalogue/record-rules";
import { parseRecord } from "../model/cluster-record";
import { readStackOutputs, type StackOutputs } from "../record/stack-outputs";
import { statements } from "./program";
import { findingsOf, type ExamplesOf, type RuleExample } from "./rule-example";

const record = recordOf(planCluster({ name: "demo" }));

function records(fires: unknown, nearMiss: unknown): RuleExample {
  const findings = (value: unknown) => () => findingsOf(() => parseRecord(value));
  const input = { language: "json", text: JSON.stringify(fires) } as const;
  return { input, fires: findings(fires), nearMiss: findings(nearMiss) };
}

function outputs(note: string, fires: Partial<StackOutputs>, nearMiss: Partial<StackOutputs>): RuleExample {
  const whole: StackOutputs = {
    stack: "organization/platform/dev",
    record: { name: "record", state: "plain", value: record },
    kubeconfig: { name: "kubeconfig", state: "secret" },
  };
  const findings = (changes: Partial<StackOutputs>) => () =>
    findingsOf((warn) => readStackOutputs({ ...whole, ...changes }, warn));
  const input = statements(
    note,
    'await ReferencedCluster.get("cluster", { stack: "organization/platform/dev" });',
  );
  return { input, fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples for the rules about cluster records. */
export const recordExamples: ExamplesOf<typeof recordRules> = {
  RECORD_INVALID: records({ ...record, nodes: "control-plane" }, { ...record, addedLater: true }),
  RECORD_VERSION_UNKNOWN: records({ ...record, version: 2 }, { ...record, version: 1 }),
  STACK_OUTPUT_MISSING: outputs(
    "The other stack does not export `record`.",
    { record: { name: "record", state: "missing" } },
    {},
  ),
  RECORD_SECRET: outputs(
    "The other stack exports `record` as a secret.",
    { record: { name: "record", state: "secret" } },
    {},
  ),
  KUBECONFIG_IN_PLAIN: outputs(
    "The other stack exports `kubeconfig` as plain text.",
    { kubeconfig: { name: "kubeconfig", state: "plain" } },
    {},
  ),
};
