import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import fc from "fast-check";
import { commandProblems, type CommandResult } from "../check/command-result";
import { codeUnits, hostileTexts } from "../inputs/hostile-values";
import { bytesOf, documentTexts } from "../inputs/mutated-text";
import { CaseError } from "../runner/failure";
import { verification } from "../samples/app-samples";
import { clusterPlan, clusterRecord } from "../samples/cluster-samples";
import { kindConfig, kindConfigs } from "../samples/kind-configs";
import { runInProcess, type Invocation } from "./run-in-process";
import { target } from "./target";

/** The name of the input file in the working directory. */
const inputFile = "input.yaml";
const words = [
  ...["import", "diagram", "explain", "cluster", "app", "create", "observe", "delete", "ready", "update"],
  ...[
    "kubeconfig",
    "verify",
    "help",
    "-",
    inputFile,
    "no-such-file",
    ".",
    "--format",
    "-f",
    "-o",
    "--output",
  ],
  ...[
    "mermaid",
    "svg",
    "html",
    "json",
    "text",
    "output.txt",
    "--help",
    "--version",
    "--",
    "-x",
    "--no-color",
  ],
  ...["HOST_PORT_TAKEN", "[node_unknown]", "POD_ON_OTHER_NODE", "PORT", "--format=", "-fjson"],
];
/** Generates any text that a process can receive as an argument. A slash could name a file outside the working directory. */
const hostileArgument = fc
  .oneof(fc.constantFrom(...hostileTexts), codeUnits)
  .map((text) => text.replaceAll("\u0000", "").replaceAll("/", "∕"));
const argument = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: hostileArgument },
);
const commands = [
  ["import", inputFile],
  ["import", "-"],
  ["diagram", inputFile],
  ["diagram", "--format", "svg", inputFile],
  ["diagram", "-f", "html", "-o", "output.html", "-"],
  ["explain"],
  ["cluster", "create"],
  ["cluster", "observe"],
  ["cluster", "delete"],
  ["app", "verify"],
];

const input = bytesOf(documentTexts([kindConfig, clusterRecord, clusterPlan, verification], kindConfigs));
const invocations: fc.Arbitrary<Invocation> = fc.record({
  args: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...commands) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...commands), argument).map(([args, last]) => [...args, last]),
    },
    { weight: 1, arbitrary: fc.array(argument, { maxLength: 5 }) },
  ),
  input,
});

const berth = join(dirname(createRequire(__filename).resolve("kind-berth/package.json")), "bin/berth.js");
/** The time limit for a process, in seconds. It is shorter than the target's limit, so that the process ends before its parent. */
const processLimit = 30;

function runProcess({ args, input: stdin }: Invocation): CommandResult {
  const { status, stderr, error } = spawnSync(process.execPath, [...process.execArgv, berth, ...args], {
    input: stdin,
    encoding: "utf8",
    timeout: processLimit * 1_000,
    killSignal: "SIGKILL",
  });
  if (error !== undefined) throw new CaseError("hang", error.message);
  return { status, stderr };
}

function check(result: CommandResult): void {
  const problems = commandProblems(result);
  if (problems.length > 0) throw new CaseError("result", problems.join("\n"));
}

/** The `berth` command: most cases in the fuzzer's process, and some in a process of their own. */
export const commandTargets = [
  target({
    name: "command",
    share: 12,
    inputs: invocations,
    run: async (invocation) => {
      writeFileSync(inputFile, invocation.input);
      check(await runInProcess(invocation));
    },
  }),
  target({
    name: "command-process",
    share: 0.2,
    limit: 2 * processLimit,
    inputs: invocations,
    run: (invocation) => {
      writeFileSync(inputFile, invocation.input);
      check(runProcess(invocation));
    },
  }),
];
