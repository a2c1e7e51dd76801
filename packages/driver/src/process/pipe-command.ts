import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { commandFailed } from "./run-command";

/** A program with its arguments, and what to call it where it fails. */
export interface PipedCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Runs a program and several that read what it writes, all at the same time and with nothing in between. The slowest reader sets
 * the pace; one that ends early holds up no other.
 *
 * @throws {@link BerthError} `COMMAND_FAILED` with what the first that failed has said, once all have ended; readers come first,
 * since a writer may only fail because nobody reads any more
 */
export async function pipeCommand(
  writer: PipedCommand,
  readers: readonly PipedCommand[],
  signal?: AbortSignal,
): Promise<void> {
  const source = start(writer, signal);
  const sinks = readers.map((reader) => start(reader, signal));
  for (const { child } of sinks) {
    source.child.stdout.pipe(child.stdin);
    child.once("close", () => {
      // Where nobody is left, what is written goes nowhere, so that the writer can come to its end.
      source.child.stdout.unpipe(child.stdin).resume();
    });
    child.stdout.resume();
  }
  source.child.stdin.end();
  const outcomes = await Promise.allSettled([...sinks, source].map(({ ended }) => ended));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

function start({ name, command, args }: PipedCommand, signal: AbortSignal | undefined) {
  const child = spawn(command, args, { env: process.env, shell: false, signal });
  // A program that is gone reads no more; its exit code tells why.
  child.stdin.on("error", () => undefined);
  const said = text(child.stderr);
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        void said.then((stderr) => {
          reject(commandFailed(name, code, stderr));
        }, reject);
    });
  });
  return { child, ended };
}
