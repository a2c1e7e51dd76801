import { readdir, readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

/** The time between two looks, in milliseconds: short beside the life of any program that does something. */
const interval = 100;

/** Reads the command lines and environments of all processes of this machine, again and again, while something runs. */
export class ProcessWatch {
  private readonly seen = new Set<string>();
  /** The command line that each process had when its environment was read. */
  private readonly read = new Map<string, string>();
  private watching = true;
  private readonly loop = this.watch();

  /** Everything that was seen, once the watch is over. */
  async end(): Promise<ReadonlySet<string>> {
    this.watching = false;
    await this.loop;
    return this.seen;
  }

  private async watch(): Promise<void> {
    while (this.watching) {
      const entries = await readdir("/proc");
      await Promise.all(entries.filter((entry) => /^\d+$/.test(entry)).map((pid) => this.look(pid)));
      await setTimeout(interval);
    }
  }

  private async look(pid: string): Promise<void> {
    const commandLine = await contents(`/proc/${pid}/cmdline`);
    if (commandLine === "" || this.read.get(pid) === commandLine) return;
    this.read.set(pid, commandLine);
    this.seen.add(commandLine).add(await contents(`/proc/${pid}/environ`));
  }
}

/** A file of a process that may be gone by now. */
async function contents(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH" || code === "EACCES") return "";
    throw error;
  }
}
