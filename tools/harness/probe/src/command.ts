import { execFile } from "node:child_process";

/** How a command ended and what it wrote. */
export interface CommandResult {
  /** The exit code; 1 where a signal ended the command. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The largest output that is taken, in bytes: a cluster's objects as JSON fit in many times over. */
const maxBuffer = 64 * 1024 * 1024;

/**
 * Runs a program to its end; no shell reads its arguments.
 *
 * @param env - set over this process's own environment.
 * @throws Error where the program could not be started. An exit code other than 0 is returned, not thrown.
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
        // A word instead of a number says that the program never ran.
        if (typeof code === "string") {
          reject(new Error(`${program} could not be run: ${code}`));
        } else {
          resolve({ exitCode: code, stdout, stderr });
        }
      },
    );
    // A program that reads nothing may be gone before its input is there; its exit code tells.
    child.stdin?.on("error", () => undefined).end(input);
  });
}

/**
 * Runs a program that has to succeed; no shell reads its arguments.
 *
 * @param env - set over this process's own environment.
 * @returns its standard output.
 * @throws Error with what it wrote, where it ends with another exit code than 0 or could not be started.
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
