import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { childEnvironment } from "./environment/child-environment";
import { commandFailed } from "./run-command";

/** A program, its arguments, and its name in error messages. */
export interface PipedCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Pipes one program's output to several other programs. The first program is the writer, and the others are the readers. All programs run
 * at the same time. The writer waits for the slowest reader. A reader that ends early does not block the other readers.
 *
 * @throws {@link BerthError} `COMMAND_FAILED` with the error output of one failed program, after all programs have ended. If a reader and
 *   the writer failed, the error is from the reader, because a reader's failure can cause the writer's failure.
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
      // If no reader is still running, discard the output so that the writer can finish.
      source.child.stdout.unpipe(child.stdin).resume();
    });
    child.stdout.resume();
  }
  source.child.stdin.end();
  const outcomes = await Promise.allSettled([...sinks, source].map(({ ended }) => ended));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

function start({ name, command, args }: PipedCommand, signal: AbortSignal | undefined) {
  const child = spawn(command, args, { env: childEnvironment(process.env), shell: false, signal });
  // Ignore write errors, which occur when a program has ended. The program's exit code shows whether it failed.
  child.stdin.on("error", () => undefined);
  const errorOutput = text(child.stderr);
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        void errorOutput.then((stderr) => {
          reject(commandFailed(name, code, stderr));
        }, reject);
    });
  });
  return { child, ended };
}
