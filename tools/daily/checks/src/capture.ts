import { execFile } from "node:child_process";

/**
 * Runs a command and reads its output.
 *
 * @param command - the program and its arguments. No shell parses them.
 * @param root - the working directory.
 * @returns the standard output.
 * @throws Error if the command could not be started, or if its exit code is not 0. The message contains the standard error.
 */
export function capture(command: readonly [string, ...string[]], root: string): Promise<string> {
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, NX_DAEMON: "false" },
      },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${command.join(" ")} failed: ${stderr || error.message}`, { cause: error }));
      },
    );
  });
}
