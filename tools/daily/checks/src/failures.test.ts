import { describeFailure, failuresOf, FIRST_LINES, LAST_LINES } from "./failures";

const suite = { name: "/top/tools/a.e2e.ts", status: "failed", message: "said of the suite" };

function failed(fullName: string, ...failureMessages: string[]) {
  return { fullName, status: "failed", failureMessages };
}

it("reports each failed case with its file, its full name, and the reason without colours", () => {
  const report = {
    testResults: [
      {
        ...suite,
        assertionResults: [
          { fullName: "a port answers", status: "passed" },
          failed("a port is dead", "\u001b[31mECONNREFUSED\u001b[39m"),
        ],
      },
      { ...suite, status: "passed", assertionResults: [] },
    ],
  };
  expect(failuresOf(report, "/top")).toEqual([
    { test: "tools/a.e2e.ts: a port is dead", reason: "ECONNREFUSED" },
  ]);
});

it("reports a suite that could not run", () => {
  const report = { testResults: [{ ...suite, assertionResults: [] }] };
  expect(failuresOf(report, "/top")).toEqual([{ test: "tools/a.e2e.ts", reason: "said of the suite" }]);
});

it("shows the beginning and the end of a long reason, indented below its test", () => {
  const count = FIRST_LINES + LAST_LINES + 2;
  const long = Array.from({ length: count }, (_, line) => `line ${String(line)}`).join("\n");
  const report = { testResults: [{ ...suite, assertionResults: [failed("is long", long)] }] };
  const shown = failuresOf(report, "/top").map(describeFailure).join("\n").split("\n");
  expect(shown.slice(0, 2)).toEqual(["● tools/a.e2e.ts: is long", "    line 0"]);
  expect(shown[FIRST_LINES + 1]).toBe("    (2 more lines above, where it failed)");
  expect(shown.at(-1)).toBe(`    line ${String(count - 1)}`);
  expect(shown).toHaveLength(1 + FIRST_LINES + 1 + LAST_LINES);
});
