import { execFile } from "node:child_process";
import { delimiter, join } from "node:path";
import { workspaceRoot } from "./published";

/** Options for running a program. */
export interface RunOptions {
  readonly cwd: string;
  /**
   * A folder to add at the beginning of PATH, such as the folder of another Node.js version.
   *
   * @default none
   */
  readonly path?: string;
  /**
   * The time limit in seconds, after which the program is killed.
   *
   * @default 300
   */
  readonly seconds?: number;
}

/**
 * Runs a program and returns its standard output.
 *
 * @throws Error with the program's output if the program fails or times out
 */
export function run(
  program: string,
  args: readonly string[],
  { cwd, path, seconds = 300 }: RunOptions,
): Promise<string> {
  const installed = ["tools/daily/packages", ""].map((project) =>
    join(workspaceRoot, project, "node_modules/.bin"),
  );
  const folders = [path, ...installed, process.env["PATH"]];
  // Remove the npm_* variables that npm sets for this process. A package manager in another project must not read them.
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/iu.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    PATH: folders.filter((folder) => folder !== undefined).join(delimiter),
  };
  const options = { cwd, env, timeout: seconds * 1000, killSignal: "SIGKILL", maxBuffer: 2 ** 26 } as const;
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${error.message}\n${stdout}${stderr}`, { cause: error }));
    });
  });
}
