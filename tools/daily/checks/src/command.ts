import { spawn } from "cross-spawn";
import type { CheckContext } from "./check";
import { passOnLabelled } from "./labelled-lines";
import { ownGroup, stopGroup } from "./process-group";

/**
 * Runs a command with its output on the terminal, labelled where the context has a label.
 *
 * @param command - the program and its arguments; no shell reads them.
 * @param env - set over this process's own environment.
 * @returns the exit code; 1 where a signal ended the command.
 * @throws Error where the program could not be started.
 */
export function runCommand(
  command: readonly [string, ...string[]],
  context: CheckContext,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [program, ...args] = command;
  const { label } = context;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: context.root,
      // Checks leave no daemon running behind them.
      env: { ...process.env, NX_DAEMON: "false", ...env },
      detached: ownGroup(),
      stdio: label === undefined ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    const passedOn = [child.stdout, child.stderr]
      .filter((lines) => lines !== null)
      .map((lines) => passOnLabelled(label ?? "", lines, process.stderr));
    // An abort is passed on as a signal that lets the command clean up after itself, and is waited for.
    const stop = () => {
      if (child.pid !== undefined) stopGroup(child.pid);
    };
    context.signal.addEventListener("abort", stop);
    child.once("error", reject);
    child.once("close", (code) => {
      context.signal.removeEventListener("abort", stop);
      Promise.all(passedOn).then(() => {
        resolve(code ?? 1);
      }, reject);
    });
  });
}
