import { execFile } from "node:child_process";

/** The exit code and the output of a command. */
export interface CommandResult {
  /** The exit code, or 1 if a signal ended the command. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The limit for a program's output, in bytes. All objects of a cluster as JSON are many times smaller. */
const maxBuffer = 64 * 1024 * 1024;

/**
 * Runs a program and waits until it ends. The arguments do not pass through a shell.
 *
 * @param env - variables that override this process's environment.
 * @throws Error if the program cannot be started. An exit code other than 0 is returned, not thrown.
 */
export function runCommand(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = "",
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      { env: { ...process.env, ...env }, maxBuffer, encoding: "utf8" },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : (error.code ?? 1);
        // If `code` is a string instead of a number, the program never ran.
        if (typeof code === "string") {
          reject(new Error(`${program} could not be run: ${code}`));
        } else {
          resolve({ exitCode: code, stdout, stderr });
        }
      },
    );
    // A program that reads no input may end before its input is written. Its exit code decides whether it failed.
    child.stdin?.on("error", () => undefined).end(input);
  });
}

/**
 * Runs a program that must succeed. The arguments do not pass through a shell.
 *
 * @param env - variables that override this process's environment.
 * @returns the program's standard output.
 * @throws Error with the program's output, if its exit code is not 0 or it cannot be started.
 */
export async function mustRun(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input?: string,
): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(program, args, env, input);
  if (exitCode !== 0) throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}${stderr.trim()}`);
  return stdout;
}
