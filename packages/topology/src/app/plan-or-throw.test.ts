import { record } from "../../test/fixtures/demo-app";
import { BerthError } from "../findings/berth-error";
import { planOrThrow } from "./plan-or-throw";

it("names the app and the cluster in its error", () => {
  const failing = (args: unknown) => () =>
    planOrThrow(args, record, [], undefined, (_, findings) => {
      findings.push({
        code: "PORT_UNKNOWN",
        path: "port",
        value: "x",
        rule: "no port",
        remedy: "Use a port.",
      });
      return "a plan";
    });
  expect(failing({ name: "web" })).toThrow(
    /^app "web" on cluster "demo": 1 problem\n- port is omitted and defaults to "x": no port\. /,
  );
  expect(failing({})).toThrow(/^app "" on cluster "demo": /);
});

it("throws an error if nothing was planned, and returns the plan otherwise", () => {
  expect(() => planOrThrow<string>({}, record, [], undefined, () => undefined)).toThrow(BerthError);
  expect(planOrThrow({}, record, [], undefined, () => "a plan")).toBe("a plan");
});
