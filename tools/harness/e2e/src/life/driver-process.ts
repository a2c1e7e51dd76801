import { readdir, readFile, readlink } from "node:fs/promises";

/**
 * Kills the driver process whose working directory is a program's folder.
 *
 * @throws Error if no such driver process is running.
 */
export async function killDriver(program: string): Promise<void> {
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/u.test(entry)) continue;
    // A process may end during the search.
    const folder = await readlink(`/proc/${entry}/cwd`).catch(() => "");
    const command = await readFile(`/proc/${entry}/cmdline`, "utf8").catch(() => "");
    // A driver's command line contains the name of the driver's module.
    if (folder === program && command.includes("@kind-berth/components/driver")) {
      process.kill(Number(entry), "SIGKILL");
      return;
    }
  }
  throw new Error(`no driver runs in ${program}`);
}
