import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { Failure, FailureKind } from "./failure";
import { messageDescriptor, type Message } from "./message";

/** The cases that one process runs. */
export interface Cases {
  /** The path of the module that exports the targets. */
  readonly module: string;
  readonly target: string;
  readonly seed: number;
  /** The index of the first case; for a shrunk case, its path. */
  readonly path: string;
  readonly count: number;
  /** The time limit for a case, in seconds. */
  readonly limit: number;
  /** The memory limit, in MB. */
  readonly memory: number;
  /** An empty folder for the files that the cases create. */
  readonly scratch: string;
  /** A signal that ends the process when it is aborted. */
  readonly signal: AbortSignal | undefined;
}

/** The program that runs the cases. Only the built program can run in a process of its own. */
const program = join(__dirname, "../../dist/runner/child.js");

/**
 * Runs cases in a separate process, up to the first failed case. If a case exceeds its time limit, this function ends the process.
 *
 * @returns the first failure; `undefined` if all cases passed
 */
export async function runCases(cases: Cases): Promise<Failure | undefined> {
  const child = start("run", cases);
  const messages = { count: 0, at: Number(cases.path.split(":")[0]), last: undefined as Message | undefined };
  const closed = new AbortController();
  const lines = createInterface({ input: child.stdio[messageDescriptor] as Readable });
  lines.on("line", (line) => {
    const message = JSON.parse(line) as Message;
    messages.count += 1;
    messages.last = message;
    if ("at" in message) messages.at = message.at;
  });
  const read = new Promise((resolve) => lines.once("close", resolve));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  child.stdout?.resume();
  const stderr = text(child.stderr ?? Readable.from([]));
  const hung = endIfSilent(
    () => messages.count,
    cases.limit,
    closed.signal,
    () => child.kill("SIGKILL"),
  );
  const status = await ended;
  await read;
  closed.abort();
  const { last, at } = messages;
  if (last !== undefined && "failure" in last) return last.failure;
  if (last !== undefined && "done" in last && status === 0) return undefined;
  const { kind, message } = (await hung)
    ? { kind: "hang" as const, message: `the case ran for more than ${cases.limit} s` }
    : ending(status, await stderr, cases.memory);
  const path = cases.path.includes(":") ? cases.path : String(at);
  return { kind, message, path, input: await inputOf({ ...cases, path }) };
}

function ending(
  status: number | null,
  stderr: string,
  memory: number,
): { kind: FailureKind; message: string } {
  if (/heap out of memory|Array buffer allocation failed/u.test(stderr))
    return { kind: "memory", message: `the case needed more than ${memory} MB` };
  return {
    kind: "crash",
    message: `the process ended with status ${String(status)}\n${stderr.slice(-2_000)}`,
  };
}

/** Calls `end` and returns `true` if the number of messages does not change within the limit. Returns `false` after an abort. */
async function endIfSilent(
  count: () => number,
  limit: number,
  signal: AbortSignal,
  end: () => void,
): Promise<boolean> {
  let [before, silentFor] = [count(), 0];
  const step = 0.25;
  while (silentFor < limit) {
    await setTimeout(step * 1_000, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (signal.aborted) return false;
    // Many short waits, instead of one long wait, make sure that a busy machine does not look like a hang.
    silentFor = count() === before ? silentFor + step : 0;
    before = count();
  }
  end();
  return true;
}

/** Describes a case's input, in a separate process with the same limits. */
async function inputOf(cases: Cases): Promise<string> {
  const child = start("describe", cases);
  const closed = new AbortController();
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const hung = endIfSilent(
    () => 0,
    cases.limit,
    closed.signal,
    () => child.kill("SIGKILL"),
  );
  const [output, errorOutput] = await Promise.all([
    text(child.stdout ?? Readable.from([])),
    text(child.stderr ?? Readable.from([])),
    ended,
  ]);
  closed.abort();
  return (await hung) || output === "" ? `(the input cannot be shown) ${errorOutput.slice(-500)}` : output;
}

function start(action: "run" | "describe", cases: Cases) {
  const { module, target, seed, path, count, memory, scratch, signal } = cases;
  const args = [action, module, target, String(seed), path, String(count)];
  return spawn(process.execPath, [`--max-old-space-size=${memory}`, program, ...args], {
    cwd: scratch,
    signal,
    killSignal: "SIGKILL",
    // The cases must not find a container engine, the user's files or the settings of this process.
    env: { PATH: join(scratch, "no-programs"), HOME: scratch, TMPDIR: scratch },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
}
