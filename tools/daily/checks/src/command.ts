import { spawn } from "cross-spawn";
import type { CheckContext } from "./check";
import { passOnLabelled } from "./labelled-lines";
import { ownGroup, stopGroup } from "./process-group";

/**
 * Runs a command and shows its output on the terminal. If the context has a label, each line begins with the label.
 *
 * @param command - the program and its arguments, which are not interpreted by a shell.
 * @param env - environment variables that are added to the variables of this process.
 * @returns the exit code, or 1 if a signal ended the command.
 * @throws Error if the program cannot be started.
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
      // Disable the daemon, so that no nx process keeps running after a check.
      env: { ...process.env, NX_DAEMON: "false", ...env },
      // Start a separate process group, so that an abort also ends child processes. If only jest ended, its workers would keep running.
      detached: ownGroup(),
      stdio: label === undefined ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    const passedOn = [child.stdout, child.stderr]
      .filter((lines) => lines !== null)
      .map((lines) => passOnLabelled(label ?? "", lines, process.stderr));
    // On an abort, the command receives a signal and can clean up. The check waits until the command ends.
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
