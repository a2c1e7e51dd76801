import { execFile } from "node:child_process";

/** A command's exit code and output. */
export interface CommandResult {
  /** The exit code, or 1 if a signal ended the command. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The maximum size of a program's output, in bytes. Even if the output contains all objects in a cluster as JSON, it is much smaller. */
const maxBuffer = 64 * 1024 * 1024;

/**
 * Runs a program and waits until it ends. Passes the arguments without a shell.
 *
 * @param env - environment variables that override this process's variables.
 * @throws Error if the program cannot be started. If the exit code is not 0, the function returns the exit code and throws no error.
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
        // If `code` is not a number but a string, the program did not start.
        if (typeof code === "string") {
          reject(new Error(`${program} could not be run: ${code}`));
        } else {
          resolve({ exitCode: code, stdout, stderr });
        }
      },
    );
    // Ignore write errors. A program that reads no input may end before the input is written. Only its exit code shows whether it failed.
    child.stdin?.on("error", () => undefined).end(input);
  });
}

/**
 * Runs a program and throws an error if it fails. Passes the arguments without a shell.
 *
 * @param env - environment variables that override this process's variables.
 * @returns the program's standard output.
 * @throws Error with the program's output if the program cannot be started or its exit code is not 0.
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
