import { join } from "node:path";
import { fuzz } from "./runner/fuzz";
import type { Failure, FailureKind } from "./runner/failure";

// Each target in this file fails in one way. The fuzzer would be useless if it did not report these failures.
const file = join(__dirname, "../test/broken-targets.cjs");

/** Returns a time limit in seconds. Only the target that hangs should reach its limit, even on a busy machine. */
const limitOf = (name: string) => (name === "hang" ? 4 : 60);

async function failuresOf(name: string): Promise<readonly Failure[]> {
  const [result] = await fuzz({
    module: file,
    targets: [{ name, share: 1 }],
    cases: 20,
    seed: 1,
    limit: limitOf(name),
    mostFailures: 1,
  });
  return result?.failures ?? [];
}

it("reports no failure if each refusal is complete", async () => {
  expect(await failuresOf("sound")).toEqual([]);
});

it.each<[string, FailureKind, RegExp]>([
  ["crash", "crash", /^SyntaxError: /],
  ["stack-overflow", "crash", /^RangeError: Maximum call stack size exceeded/],
  ["exit", "crash", /^the process ended with status 3/],
  ["unfinished", "crash", /^the process ended with status 0/],
  ["hang", "hang", /^the case ran for more than 4 s$/],
  ["memory", "memory", /^the case needed more than 512 MB$/],
  ["no-fix", "refusal", /^a finding with the code HOST_PORT_TAKEN has no fix/],
  ["no-path", "refusal", /has no path and no object/],
  ["no-reason", "refusal", /has no reason/],
  ["unknown-code", "refusal", /has no finding with the severity `error`/],
  ["wrong-status", "result", /^the exit status is 2$/],
  ["silent", "result", /^the command failed without a message$/],
  ["stack-trace", "result", /^standard error has a stack trace/],
  ["control-character", "result", /^standard error has the control character \\u\{1b\}/],
])("reports the target %s, with an input that fails", async (name, kind, message) => {
  const [failure] = await failuresOf(name);
  expect(failure).toMatchObject({ kind, message: expect.stringMatching(message) as string });
  expect(Number(failure?.input)).toBeGreaterThanOrEqual(10);
});

it("shrinks an input, and repeats the failure from the reported path", async () => {
  const [failure] = await failuresOf("crash");
  expect(failure).toMatchObject({ input: "10" });
  const path = failure?.path ?? "";
  const [repeated] = await fuzz({
    module: file,
    targets: [{ name: "crash", share: 1 }],
    cases: 1,
    seed: 1,
    path,
    limit: limitOf("crash"),
  });
  expect(repeated?.failures).toMatchObject([{ kind: "crash", input: "10" }]);
});
