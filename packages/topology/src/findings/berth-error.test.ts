import { BerthError, throwIfErrors } from "./berth-error";
import type { Finding } from "./finding";

const place = { path: "a", value: 1, rule: "so it is", remedy: "Change it." };
const error: Finding = { ...place, code: "HOST_PORT_TAKEN" };
const warning: Finding = { ...place, path: "b", code: "HOST_PORT_OPEN" };

function refusal(findings: readonly Finding[]): unknown {
  try {
    throwIfErrors("cluster", findings, () => {
      throw new Error("warned of what is refused");
    });
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}

it("throws one error with all findings, including warnings, and lists errors first in the message", () => {
  const thrown = refusal([warning, error, warning]);
  expect(BerthError.isInstance(thrown) && thrown.findings).toEqual([warning, error, warning]);
  expect(thrown).toMatchObject({
    message: [
      "cluster: 1 problem, 2 warnings",
      "- a is 1: so it is. Change it. [HOST_PORT_TAKEN]",
      "- warning: b is 1: so it is. Change it. [HOST_PORT_OPEN]",
      "- warning: b is 1: so it is. Change it. [HOST_PORT_OPEN]",
    ].join("\n"),
  });
});

it("omits warnings about arguments that have an error", () => {
  const thrown = refusal([{ ...warning, path: "a" }, error]);
  expect(BerthError.isInstance(thrown) && thrown.findings).toEqual([error]);
});

it("passes warnings to the callback if no errors exist, and ignores them without a callback", () => {
  const warnings: Finding[] = [];
  throwIfErrors("cluster", [warning, warning], (one) => warnings.push(one));
  expect(warnings).toEqual([warning, warning]);
  expect(() => {
    throwIfErrors("cluster", [warning]);
  }).not.toThrow();
});

it("does nothing if the list of findings is empty", () => {
  expect(refusal([])).toBeUndefined();
});

it("recognizes a BerthError from another copy of the package", () => {
  const copy = Object.assign(new Error("copy"), { isBerthError: true });
  expect(BerthError.isInstance(copy)).toBe(true);
  expect(BerthError.isInstance(new Error("other"))).toBe(false);
  expect(BerthError.isInstance({ isBerthError: true })).toBe(false);
});

it("lists at most 100 problems, and counts the others", () => {
  const { message } = new BerthError("cluster", Array<Finding>(100_000).fill(error));
  const lines = message.split("\n");
  expect(lines).toHaveLength(102);
  expect(lines[0]).toBe("cluster: 100000 problems");
  expect(lines.at(-1)).toBe("- and 99900 more problems");
});

it("escapes and shortens the subject, which can contain any name", () => {
  const { message } = new BerthError(`app "\r\u001b[2J${"x".repeat(1_000)}"`, [error]);
  expect(message).toMatch(/^app "\\u000d\\u001b\[2Jx+…x+": 1 problem\n/);
  expect(message.split("\n")[0]?.length).toBeLessThan(400);
});
