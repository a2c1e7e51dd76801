import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { findingsOf } from "../../test/fixtures/examples/rule-example";
import { readStackOutputs, type StackOutput } from "./stack-outputs";

const written = recordOf(planCluster({ name: "demo" }));
const stack = "organization/platform/dev";
const record: StackOutput = { name: "record", state: "plain", value: written };
const kubeconfig: StackOutput = { name: "kubeconfig", state: "secret" };

function codes(changes: { record?: StackOutput; kubeconfig?: StackOutput }): string[] {
  const outputs = { stack, record, kubeconfig, ...changes };
  return findingsOf((warn) => readStackOutputs(outputs, warn)).map(
    ({ code, path, object }) => `${code} ${path ?? object}`,
  );
}

it("reads the record from a stack that also exports the kubeconfig", () => {
  expect(readStackOutputs({ stack, record, kubeconfig })).toEqual(written);
});

it("reports every missing output", () => {
  expect(
    codes({ record: { name: "record", state: "missing" }, kubeconfig: { name: "admin", state: "missing" } }),
  ).toEqual([
    `STACK_OUTPUT_MISSING output "record" of stack "${stack}"`,
    `STACK_OUTPUT_MISSING output "admin" of stack "${stack}"`,
  ]);
});

it("reports a record of another version together with the other problems", () => {
  expect(
    codes({
      record: { ...record, value: { ...written, version: 2 } },
      kubeconfig: { name: "k", state: "missing" },
    }),
  ).toEqual([`STACK_OUTPUT_MISSING output "k" of stack "${stack}"`, "RECORD_VERSION_UNKNOWN version"]);
});

it("warns about a kubeconfig that is not a secret, without quoting the kubeconfig", () => {
  const told: unknown[] = [];
  readStackOutputs({ stack, record, kubeconfig: { ...kubeconfig, state: "plain" } }, (warning) =>
    told.push(warning),
  );
  expect(told).toMatchObject([{ code: "KUBECONFIG_IN_PLAIN", state: "is not a secret" }]);
});
