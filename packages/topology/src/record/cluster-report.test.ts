import { planCluster } from "../cluster/plan-cluster";
import { recordOf } from "../cluster/cluster-plan";
import { parseReport } from "./cluster-report";

it("survives a round trip through the driver's standard output", () => {
  const report = { version: 1, record: recordOf(planCluster({ name: "demo" })) } as const;
  expect(parseReport(JSON.stringify(report))).toEqual(report);
});

it.each(["", "null", "{}", '{"record":{}}', "no JSON"])("rejects text that is not a report: %j", (text) => {
  expect(() => parseReport(text)).toThrow("RECORD_INVALID");
});
