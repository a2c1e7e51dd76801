import { execFile } from "node:child_process";

/**
 * Runs a command and reads what it prints.
 *
 * @param command - the program and its arguments; no shell reads them.
 * @param root - the folder that it runs in.
 * @returns what it has written to standard output.
 * @throws Error with what it has written to standard error if it could not be started or ended with another code than 0.
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
