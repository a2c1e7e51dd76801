import { Readable } from "node:stream";
import type { CommandResult } from "../check/command-result";
import { builtModule } from "./built-module";

/** The arguments and the standard input of a `berth` command. */
export interface Invocation {
  readonly args: readonly string[];
  readonly input: Uint8Array;
}

/** The part of Commander's command that the fuzzer uses. */
interface Parsing {
  parseAsync(args: readonly string[], options: { readonly from: "user" }): Promise<unknown>;
}

const { berthCommand } = builtModule<{ berthCommand: () => Parsing }>("kind-berth", "berth-command");

/** Replaces `process.exit`, which must not end the fuzzer's process. */
class Exit extends Error {
  constructor(readonly status: number) {
    super(`process.exit(${status})`);
  }
}

/** Runs a `berth` command in this process, which replaces the standard streams and `process.exit`. */
export async function runInProcess({ args, input }: Invocation): Promise<CommandResult> {
  const { exit } = process;
  const streams = { stdin: process.stdin, stdout: process.stdout.write, stderr: process.stderr.write };
  let stderr = "";
  process.exitCode = undefined;
  process.exit = (code) => {
    throw new Exit(Number(code ?? 0));
  };
  process.stdout.write = () => true;
  process.stderr.write = (text: string | Uint8Array) => {
    stderr += String(text);
    return true;
  };
  replaceInput(Readable.from([Buffer.from(input)]));
  try {
    const status = await statusOf(berthCommand(), args);
    return { status, stderr };
  } finally {
    process.exit = exit;
    process.stdout.write = streams.stdout;
    process.stderr.write = streams.stderr;
    replaceInput(streams.stdin);
    process.exitCode = undefined;
    // Each driver command adds these listeners to the process.
    for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  }
}

async function statusOf(command: Parsing, args: readonly string[]): Promise<number> {
  try {
    await command.parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof Exit) return error.status;
    throw error;
  }
}

function replaceInput(stdin: Readable): void {
  Object.defineProperty(process, "stdin", { value: stdin, configurable: true });
}
