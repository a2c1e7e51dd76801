import { costsShown, costTable, type CheckedFileCost } from "./cost-table";
import { costsOf } from "./file-cost";

it("reads the duration and the number of cases of each file from jest's report", () => {
  const suite = {
    name: "/top/tools/a.test.ts",
    startTime: 1_000,
    endTime: 8_250,
    assertionResults: [{}, {}],
  };
  expect(costsOf({ testResults: [suite] }, "/top")).toEqual([
    { file: "tools/a.test.ts", seconds: 7.25, cases: 2, replayed: false },
  ]);
});

const cost = (file: string, check: string, seconds: number): CheckedFileCost => ({
  file,
  check,
  seconds,
  cases: 1,
  replayed: false,
});

it("shows every end-to-end file and the slow unit-test files, the slowest first", () => {
  const costs = [
    cost("quick.test.ts", "unit", 5),
    cost("slow.test.ts", "unit", 5.1),
    cost("quick.e2e.ts", "e2e-docker", 1),
    cost("slow.e2e.ts", "e2e-podman", 900),
  ];
  expect(costsShown(costs).map(({ file }) => file)).toEqual(["slow.e2e.ts", "slow.test.ts", "quick.e2e.ts"]);
});

it("marks replayed results in the table", () => {
  const lines = costTable([
    cost("a.test.ts", "unit", 6.04),
    { ...cost("b.test.ts", "unit", 7), replayed: true },
  ]).split("\n");
  expect(lines.find((line) => line.includes("a.test.ts"))).toMatch(/│ unit\s+│ 6\.0\s+│ 1\s+│/u);
  expect(lines.find((line) => line.includes("b.test.ts"))).toContain("7.0 (replayed)");
});
