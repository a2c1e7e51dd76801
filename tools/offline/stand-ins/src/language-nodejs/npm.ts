import { spawn } from "node:child_process";

/** What a child process wrote, and how it ended. */
export interface ProcessResult {
  readonly code: number | null;
  readonly stdout: string;
}

/**
 * Runs a program in a directory.
 *
 * @param write - gets what it writes, as it is written
 * @throws Error if the program can't be started
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

/** An installed package. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
}

interface NpmTree {
  readonly dependencies?: Readonly<Record<string, NpmTree & { readonly version?: string }>>;
}

/** The packages that a program depends on: its own, or theirs too. */
export async function installedPackages(
  directory: string,
  transitive: boolean,
): Promise<readonly InstalledPackage[]> {
  // npm exits with 1 where something in the tree is missing or does not fit, and lists the tree all the same.
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
