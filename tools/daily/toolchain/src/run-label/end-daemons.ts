import { readdir, readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { unmountBelow } from "../engine/mounts";

/** How long daemons may take to end with all that they run, in milliseconds, before they are killed. */
const timeoutMs = 30_000;
/** The time between two looks, in milliseconds. */
const interval = 200;

/**
 * Ends the daemons that a killed run has left, such as a container engine of a test's own, and unmounts what they had mounted. They are
 * known by the run's folder, where they keep everything: it is among their arguments.
 *
 * @param folder - the run's own, whose name no other run has
 */
export async function endDaemonsOf(folder: string): Promise<void> {
  // Daemons and mounts of a test's own are for root on Linux only.
  if (process.platform !== "linux") return;
  const deadline = Date.now() + timeoutMs;
  const all = await processesOf(folder);
  // A dockerd ends its containerd itself, after its containers.
  signal(
    all.filter(({ command }) => !/^[^\0]*containerd/u.test(command)),
    "SIGTERM",
  );
  while ((await processesOf(folder)).length > 0 && Date.now() < deadline) await setTimeout(interval);
  signal(await processesOf(folder), "SIGKILL");
  await unmountBelow(folder);
}

/** A process, and its arguments with a NUL after each. */
interface Found {
  readonly pid: number;
  readonly command: string;
}

/** The processes that name something in a folder among their arguments. */
async function processesOf(folder: string): Promise<Found[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  const named = await Promise.all(
    pids.map(async (pid) => {
      // Processes come and go while one looks.
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
