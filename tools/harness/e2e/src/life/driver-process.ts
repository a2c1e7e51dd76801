import { readdir, readFile, readlink } from "node:fs/promises";

/**
 * Kills the driver that runs in the folder of a program, so that it can do nothing more.
 *
 * @throws Error where there is none
 */
export async function killDriver(program: string): Promise<void> {
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/u.test(entry)) continue;
    // Processes come and go while one looks.
    const folder = await readlink(`/proc/${entry}/cwd`).catch(() => "");
    const command = await readFile(`/proc/${entry}/cmdline`, "utf8").catch(() => "");
    // The text by which a Command finds the driver contains the name of its module.
    if (folder === program && command.includes("@kind-berth/components/driver")) {
      process.kill(Number(entry), "SIGKILL");
      return;
    }
  }
  throw new Error(`no driver runs in ${program}`);
}
