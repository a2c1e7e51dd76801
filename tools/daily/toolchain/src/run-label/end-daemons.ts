import { readdir, readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { unmountBelow } from "../engine/mounts";

/** How long daemons and their processes may take to exit, in milliseconds. After this time, they are killed. */
const timeoutMs = 30_000;
/** The pause between two checks, in milliseconds. */
const interval = 200;

/**
 * Ends a killed run's daemons, such as a test's separate container engine, and unmounts their mounts. A daemon's arguments contain the path
 * of the run's folder, because all of the daemon's files are there.
 *
 * @param folder - The run's folder, whose name is unique.
 */
export async function endDaemonsOf(folder: string): Promise<void> {
  // Tests start daemons and create mounts only on Linux and only as root.
  if (process.platform !== "linux") return;
  const deadline = Date.now() + timeoutMs;
  const all = await processesOf(folder);
  // A terminating dockerd stops its containers first and its containerd last.
  signal(
    all.filter(({ command }) => !/^[^\0]*containerd/u.test(command)),
    "SIGTERM",
  );
  while ((await processesOf(folder)).length > 0 && Date.now() < deadline) await setTimeout(interval);
  signal(await processesOf(folder), "SIGKILL");
  await unmountBelow(folder);
}

/** A process and its arguments. Each argument ends with a NUL character. */
interface Found {
  readonly pid: number;
  readonly command: string;
}

/** Finds the processes whose arguments contain a path inside the folder. */
async function processesOf(folder: string): Promise<Found[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  const named = await Promise.all(
    pids.map(async (pid) => {
      // A process may end during the search.
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return command.includes(`${folder}/`) ? [{ pid, command }] : [];
    }),
  );
  return named.flat();
}

function signal(processes: readonly Found[], name: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}
