import { planCluster, recordOf } from "@kind-berth/topology";
import { readStepContext } from "./step-context";

it("is the first one where the environment says nothing", () => {
  expect(readStepContext({})).toEqual({ instanceId: "1", repairCount: "1" });
});

it("has what the component decided, and what the last step reported", () => {
  const record = recordOf(planCluster({ name: "demo" }));
  const env = {
    BERTH_INSTANCE_ID: "3",
    BERTH_REPAIR_COUNT: "5",
    PULUMI_COMMAND_STDOUT: JSON.stringify({ version: 1, record }),
  };
  expect(readStepContext(env)).toEqual({ instanceId: "3", repairCount: "5", reported: record });
});

it("takes what another release has reported for nothing", () => {
  expect(readStepContext({ PULUMI_COMMAND_STDOUT: "something else" }).reported).toBeUndefined();
});
