import type { Report } from "./jest-report";
import { outcomeOfProjects } from "./project-outcome";

const started = 1_000_000;

function report(startTime: number, passed: number, failed = 0): Report {
  const failure = { fullName: "a port answers", status: "failed", failureMessages: ["ECONNREFUSED"] };
  return {
    startTime,
    numPassedTests: passed,
    numFailedTests: failed,
    numRuntimeErrorTestSuites: 0,
    testResults: [
      {
        name: "/top/a.test.ts",
        status: failed === 0 ? "passed" : "failed",
        message: "",
        startTime,
        endTime: startTime + 2_500,
        assertionResults: Array.from({ length: failed }, () => failure),
      },
    ],
  };
}

it("counts a replayed case both as passed and as replayed", () => {
  const runs = [
    { project: "old", report: report(started - 1, 5) },
    { project: "new", report: report(started + 1, 3) },
  ];
  expect(outcomeOfProjects(runs, started, 0, "/top")).toEqual({
    passed: 8,
    failed: 0,
    replayed: 5,
    failures: [],
    files: [
      { file: "a.test.ts", seconds: 2.5, cases: 0, replayed: true },
      { file: "a.test.ts", seconds: 2.5, cases: 0, replayed: false },
    ],
  });
});

it("counts a project without a report as a failure that names the project", () => {
  const runs = [{ project: "broken", report: undefined }];
  const { failures, ...count } = outcomeOfProjects(runs, started, 1, "/top");
  expect(count).toMatchObject({ passed: 0, failed: 1 });
  expect(failures).toEqual([
    { test: "broken", reason: expect.stringContaining("did not write a report") as string },
  ]);
});

it("counts an exit code as a failure only if no case explains it", () => {
  const explained = [{ project: "new", report: report(started, 1, 2) }];
  expect(outcomeOfProjects(explained, started, 1, "/top")).toMatchObject({
    passed: 1,
    failed: 2,
    failures: [
      { test: "a.test.ts: a port answers", reason: "ECONNREFUSED" },
      { test: "a.test.ts: a port answers", reason: "ECONNREFUSED" },
    ],
  });
  const unexplained = [{ project: "new", report: report(started, 1) }];
  expect(outcomeOfProjects(unexplained, started, 1, "/top")).toMatchObject({ passed: 1, failed: 1 });
});
