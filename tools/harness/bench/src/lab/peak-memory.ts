import { readdirSync, readFileSync } from "node:fs";

/** The pause between two looks at the processes, in milliseconds. The kernel records peaks between two looks. */
const interval = 100;
/** A part of the command line of the Node.js process that runs a Pulumi program. */
const programCommand = "/cmd/run";

/** The result of some work, and the memory that the Pulumi program used. */
export interface WithPeakMemory<T> {
  readonly result: T;
  /**
   * The peak resident set size of the Node.js process that ran the Pulumi program, in MiB. `NaN` if the system has no `/proc` file system.
   */
  readonly memory: number;
}

/** Does some work that runs the Pulumi CLI, and measures the peak memory of the Pulumi program. */
export async function withPeakMemory<T>(work: () => Promise<T>): Promise<WithPeakMemory<T>> {
  if (process.platform !== "linux") return { result: await work(), memory: Number.NaN };
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, ...descendantsOf(process.pid).map(peakOfProgram));
  };
  const timer = setInterval(look, interval);
  try {
    return { result: await work(), memory: peak === 0 ? Number.NaN : peak / 1024 };
  } finally {
    clearInterval(timer);
  }
}

/** Returns the peak resident set size in KiB of a process that runs a Pulumi program. Returns 0 for any other process. */
function peakOfProgram(pid: number): number {
  if (!read(`/proc/${pid}/cmdline`).includes(programCommand)) return 0;
  return peakOfStatus(read(`/proc/${pid}/status`));
}

/** Returns the peak resident set size in KiB from the text of `/proc/PID/status`. Returns 0 for a process that has ended. */
export function peakOfStatus(status: string): number {
  return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0);
}

/** Returns the process IDs of a process's children, their children, and so on. */
export function descendantsOf(pid: number): number[] {
  const children = threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
  return [...children, ...children.flatMap(descendantsOf)];
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch (error) {
    return ended(error, []);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return ended(error, "");
  }
}

/** Returns a value for a process that ended during the search. Throws any other error. */
function ended<T>(error: unknown, value: T): T {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (["ENOENT", "ESRCH"].includes(code)) return value;
  throw error;
}
