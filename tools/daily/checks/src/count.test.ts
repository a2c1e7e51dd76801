import { closingLine, countJest, total } from "./count";

const report = { numPassedTests: 5, numFailedTests: 2, numRuntimeErrorTestSuites: 1 };

describe("countJest", () => {
  it("counts a suite that could not be loaded as a failure", () => {
    expect(countJest(report, 1)).toEqual({ passed: 5, failed: 3 });
  });

  it("counts a nonzero exit code as a failure if no case failed", () => {
    const green = { ...report, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
    expect(countJest(green, 1)).toEqual({ passed: 5, failed: 1 });
    expect(countJest(green, 0)).toEqual({ passed: 5, failed: 0 });
  });

  it("counts a run without a report as a failure", () => {
    expect(countJest(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

it("formats the closing line that other tools read", () => {
  expect(
    closingLine(
      total([
        { passed: 2, failed: 0 },
        { passed: 3, failed: 1 },
      ]),
    ),
  ).toBe("5 passed, 1 failed");
});
