import { planExistingCluster } from "../existing-cluster/plan-existing-cluster";
import { planCluster } from "./plan-cluster";

const planners = { planCluster, planExistingCluster };

describe.each(Object.entries(planners))("%s", (_, planner) => {
  // A program in JavaScript can pass any value instead of the arguments.
  it.each([null, undefined, "demo", 1, []])("rejects %j instead of the arguments", (value) => {
    const plan = planner as (args: unknown) => unknown;
    expect(() => plan(value)).toThrow(
      /^cluster "": 1 problem\n- the value .*: it must be an object\. .*\[ARGUMENT_TYPE\]$/,
    );
  });

  it("does not report the name `undefined` if the name is omitted", () => {
    const plan = planner as (args: unknown) => unknown;
    expect(() => plan({})).toThrow(/^cluster "": /);
  });
});
