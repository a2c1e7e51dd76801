import { text } from "node:stream/consumers";
import { spawn } from "cross-spawn";

/**
 * Runs a command and returns its output.
 *
 * @param command - the program and its arguments, which are not interpreted by a shell.
 * @param root - the working directory.
 * @returns the standard output.
 * @throws Error if the command cannot be started, or if its exit code is not 0. The error message contains the command's standard error.
 */
export async function capture(command: readonly [string, ...string[]], root: string): Promise<string> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NX_DAEMON: "false" },
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const failed = (reason: string, cause?: unknown) =>
    new Error(`${command.join(" ")} failed: ${reason}`, { cause });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]).catch(
    (error: unknown) => {
      throw failed(error instanceof Error ? error.message : String(error), error);
    },
  );
  if (code === 0) return stdout;
  throw failed(stderr || `exit code ${code ?? "of a signal"}`);
}
