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

const { berthCommand } = builtModule("kind-berth", "berth-command") as { berthCommand: () => Parsing };

/** Replaces `process.exit`, which must not end the fuzzer's process. */
class Exit extends Error {
  constructor(readonly status: number) {
    super(`process.exit(${status})`);
  }
}

/** Runs a `berth` command in this process. During the command, replaces the standard streams and `process.exit`. */
export async function runInProcess({ args, input }: Invocation): Promise<CommandResult> {
  let stderr = "";
  const exit = (code: unknown) => {
    throw new Exit(Number(code ?? 0));
  };
  const write = (text: unknown) => {
    stderr += String(text);
    return true;
  };
  const restore = [
    replace(process, "exit", exit),
    replace(process, "stdin", Readable.from([Buffer.from(input)])),
    replace(process.stdout, "write", () => true),
    replace(process.stderr, "write", write),
  ];
  process.exitCode = undefined;
  try {
    const status = await statusOf(berthCommand(), args);
    return { status, stderr };
  } finally {
    for (const each of restore) each();
    process.exitCode = undefined;
    // Each driver command adds these listeners to the process.
    for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  }
}

/** Replaces a property, and returns a function that restores it. */
function replace(object: object, key: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(object, key);
  Object.defineProperty(object, key, { value, configurable: true, writable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(object, key);
    else Object.defineProperty(object, key, before);
  };
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
