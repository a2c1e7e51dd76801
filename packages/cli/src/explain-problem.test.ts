import { statSync } from "node:fs";
import { BerthError, type Finding } from "@kind-berth/topology";
import { explainProblem } from "./explain-problem";
import { SourceError } from "./read-source";

const finding: Finding = {
  code: "NODE_UNKNOWN",
  path: "portMappings[0].node",
  value: "worker2",
  rule: "the cluster has no such node",
  remedy: "Use a node of the cluster.",
};

/** Returns the error that a function throws. */
function errorOf(failing: () => unknown): unknown {
  try {
    return failing();
  } catch (error) {
    return error;
  }
}

it("returns the message of a BerthError, which contains its findings", () => {
  const error = new BerthError('cluster "demo"', [finding]);
  expect(explainProblem(error)).toBe(error.message);
});

it("returns one line without a stack trace for an unreadable input, with its control characters escaped", () => {
  expect(explainProblem(new SourceError('"\u001b[2J" is not valid UTF-8'))).toBe(
    'berth: "\\u001b[2J" is not valid UTF-8',
  );
  expect(explainProblem(errorOf(() => statSync("no-such-file")))).toMatch(
    /^berth: ENOENT: [^\n]*'no-such-file'$/,
  );
});

it("returns the stack trace of an unexpected error", () => {
  const error = new TypeError("not a function");
  expect(explainProblem(error)).toBe(error.stack);
  expect(explainProblem(Object.assign(new Error("no trace"), { stack: undefined }))).toBe("no trace");
  expect(explainProblem("a text")).toBe("a text");
  expect(explainProblem(undefined)).toBe("undefined");
});
