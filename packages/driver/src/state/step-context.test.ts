import { planCluster, recordOf } from "@kind-berth/topology";
import { readStepContext } from "./step-context";

it("has instance ID 1 and repair count 1 if the environment sets no values", () => {
  expect(readStepContext({})).toEqual({ instanceId: "1", repairCount: "1" });
});

it("contains the component's values, and the record that the previous step reported", () => {
  const record = recordOf(planCluster({ name: "demo" }));
  const env = {
    BERTH_INSTANCE_ID: "3",
    BERTH_REPAIR_COUNT: "5",
    PULUMI_COMMAND_STDOUT: JSON.stringify({ version: 1, record }),
  };
  expect(readStepContext(env)).toEqual({ instanceId: "3", repairCount: "5", reported: record });
});

it("ignores a report that it cannot read, such as one from another release", () => {
  expect(readStepContext({ PULUMI_COMMAND_STDOUT: "something else" }).reported).toBeUndefined();
});
