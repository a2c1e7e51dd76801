import { writeSync } from "node:fs";
import { createRequire } from "node:module";
import { BerthError } from "@kind-berth/topology";
import fc from "fast-check";
import { refusalProblems } from "../check/refusal";
import { escaped } from "../check/unprintable";
import type { Target } from "../targets/target";
import { CaseError, type Failure } from "./failure";
import { messageDescriptor, type Message } from "./message";

// The process that runs a target's cases. If a case does not end or needs too much memory, the parent process ends this process.
//
//   node child.js run      MODULE TARGET SEED PATH COUNT     runs COUNT cases from PATH
//   node child.js describe MODULE TARGET SEED PATH           prints the case's input

const [, , action = "", file = "", name = "", seed = "", path = "", count = "1"] = process.argv;

/** The maximum length of an input in a report, in characters. */
const longestInput = 4_000;

function send(message: Message): void {
  writeSync(messageDescriptor, `${JSON.stringify(message)}\n`);
}

async function runCase(target: Target, input: unknown): Promise<void> {
  try {
    await target.run(input);
  } catch (error) {
    if (error instanceof CaseError) throw error;
    if (!BerthError.isInstance(error)) throw new CaseError("crash", stackOf(error));
    const problems = refusalProblems(error);
    if (problems.length > 0)
      throw new CaseError("refusal", `${problems.slice(0, 5).join("\n")}\n${error.message}`);
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : `it threw ${fc.stringify(error)}`;
}

function described(input: unknown): string {
  const text = escaped(fc.stringify(input));
  return text.length > longestInput ? `${text.slice(0, longestInput)}… (${text.length} characters)` : text;
}

async function run(target: Target): Promise<void> {
  let index = Number(path.split(":")[0]);
  let failed = false;
  const property = fc.asyncProperty(target.inputs, async (input) => {
    send({ at: failed ? index : index++ });
    try {
      await runCase(target, input);
    } catch (error) {
      if (!failed) index -= 1;
      failed = true;
      throw error;
    }
  });
  const details = await fc.check(property, { seed: Number(seed), path, numRuns: Number(count) });
  if (details.failed) send({ failure: failureOf(details) });
  else send({ done: true });
}

function failureOf(details: fc.RunDetails<[unknown]>): Failure {
  const { counterexamplePath, counterexample, errorInstance } = details;
  const [kind, message] =
    errorInstance instanceof CaseError
      ? [errorInstance.kind, errorInstance.message]
      : (["crash", stackOf(errorInstance)] as const);
  return {
    kind,
    message: escaped(message),
    path: counterexamplePath ?? path,
    input: described(counterexample?.[0]),
  };
}

function describeCase({ inputs }: Target): void {
  const [input] = fc.sample(inputs, { seed: Number(seed), path, numRuns: 1 });
  process.stdout.write(described(input));
}

async function main(): Promise<void> {
  const { targets } = createRequire(__filename)(file) as { readonly targets: readonly Target[] };
  const target = targets.find((each) => each.name === name);
  if (target === undefined) throw new Error(`${file} has no target ${name}`);
  if (action === "run") await run(target);
  else describeCase(target);
}

void main();
