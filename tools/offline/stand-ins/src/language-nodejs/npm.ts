import { spawn } from "node:child_process";

/** The output and the exit code of a child process. */
export interface ProcessResult {
  readonly code: number | null;
  readonly stdout: string;
}

/**
 * Runs a program in a directory.
 *
 * @param write - a function that is called with each piece of the program's output
 * @throws Error if the program cannot be started
 */
export async function runIn(
  directory: string,
  program: string,
  args: readonly string[],
  write?: (stream: "stdout" | "stderr", chunk: Buffer) => void,
): Promise<ProcessResult> {
  return await new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: directory, stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      write?.("stdout", chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => write?.("stderr", chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString() });
    });
  });
}

/** A package that npm has installed. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
}

interface NpmTree {
  readonly dependencies?: Readonly<Record<string, NpmTree & { readonly version?: string }>>;
}

/** Returns a program's dependencies. If `transitive` is true, the result also contains indirect dependencies. */
export async function installedPackages(
  directory: string,
  transitive: boolean,
): Promise<readonly InstalledPackage[]> {
  // If a package in the tree is missing or has the wrong version, npm exits with code 1 but still lists the tree.
  const { stdout } = await runIn(directory, "npm", ["ls", "--json", transitive ? "--all" : "--depth=0"]);
  const found = new Map<string, InstalledPackage>();
  collect(JSON.parse(stdout) as NpmTree);
  return [...found.values()];

  function collect({ dependencies = {} }: NpmTree): void {
    for (const [name, { version, ...tree }] of Object.entries(dependencies)) {
      if (version !== undefined) found.set(`${name}@${version}`, { name, version });
      collect(tree);
    }
  }
}
