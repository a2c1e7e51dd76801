import { planCluster, recordOf } from "@berth/topology";
import { readTurn } from "./turn";

it("is the first one where the environment says nothing", () => {
  expect(readTurn({})).toEqual({ life: "1", revision: "1" });
});

it("has what the component decided, and what the last step reported", () => {
  const record = recordOf(planCluster({ name: "demo" }));
  const env = {
    BERTH_LIFE: "3",
    BERTH_REVISION: "5",
    PULUMI_COMMAND_STDOUT: JSON.stringify({ version: 1, record }),
  };
  expect(readTurn(env)).toEqual({ life: "3", revision: "5", reported: record });
});

it("takes what another release has reported for nothing", () => {
  expect(readTurn({ PULUMI_COMMAND_STDOUT: "something else" }).reported).toBeUndefined();
});
