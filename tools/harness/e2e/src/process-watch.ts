import { readdir, readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

/** The pause between two scans of all processes, in milliseconds. It is short compared with a typical program's run time. */
const interval = 100;

/** Repeatedly reads the command lines and environments of all processes on this machine. */
export class ProcessWatch {
  private readonly seen = new Set<string>();
  /** The latest command line and environment that the watch read from each process, by process ID. */
  private readonly read = new Map<string, string>();
  private watching = true;
  private readonly loop = this.watch();

  /** Ends the watch. Returns all command lines and environments that it has read. */
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

/** Reads a file in a process's `/proc` folder. If the process has ended, returns an empty string. */
async function contents(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH" || code === "EACCES") return "";
    throw error;
  }
}
