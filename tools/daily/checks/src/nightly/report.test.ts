import type { Check, Outcome } from "../check";
import { markdownOf } from "./markdown";
import { reportOf } from "./report";

const night = { began: "2026-01-01T00:00:00.000Z", ended: "2026-01-01T04:00:00.000Z", commit: "abc-dirty" };

function result(name: string, outcome: Outcome) {
  const check: Check = { name, title: `what ${name} holds`, run: () => Promise.resolve(outcome) };
  return { check, outcome, seconds: 12 };
}

const file = { file: "a.e2e.ts", seconds: 80.04, cases: 3, replayed: false };
const results = [
  result("e2e-docker", {
    passed: 2,
    failed: 1,
    failures: [{ test: "a.e2e.ts: a port answers", reason: "ECONNREFUSED\n```" }],
    files: [file],
  }),
  result("bench", { passed: 1, failed: 0, output: "a | table\n" }),
];
const report = reportOf({ count: { passed: 3, failed: 1 }, results }, night);

it("contains each check with its counts, its failures and its output, and each test file", () => {
  expect(report).toEqual({
    ...night,
    count: { passed: 3, failed: 1 },
    checks: [
      {
        name: "e2e-docker",
        title: "what e2e-docker holds",
        passed: 2,
        failed: 1,
        replayed: 0,
        seconds: 12,
        failures: [{ test: "a.e2e.ts: a port answers", reason: "ECONNREFUSED\n```" }],
      },
      {
        name: "bench",
        title: "what bench holds",
        passed: 1,
        failed: 0,
        replayed: 0,
        seconds: 12,
        failures: [],
        output: "a | table\n",
      },
    ],
    files: [{ check: "e2e-docker", ...file }],
  });
});

it("is rendered as Markdown", () => {
  const lines = markdownOf(report).split("\n");
  expect(lines[0]).toBe("# Nightly run of abc-dirty");
  expect(lines).toContain(`**3 passed, 1 failed**, from ${night.began} to ${night.ended}.`);
  expect(lines).toContain("| e2e-docker | what e2e-docker holds | 2 | 0 | 1 | 12 |");
  expect(lines).toContain("## Failures of e2e-docker");
  expect(lines).toContain("- a.e2e.ts: a port answers");
  expect(lines).toContain("````text");
  expect(lines).toContain("## Output of bench");
  expect(lines).toContain("a | table");
  expect(lines).toContain("| a.e2e.ts | e2e-docker | 80.0 | 3 |");
  expect(lines).not.toContain("## Failures of bench");
});
