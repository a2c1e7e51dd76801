import Table from "cli-table3";

/** A function that receives one line of progress, without a newline. */
export type Report = (line: string) => void;

/** The time between two progress lines of a slow part, in milliseconds. */
const REMINDER = 30_000;

/** Formats a duration, for example as `9 s` or `2 min 05 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/**
 * Runs `work`. Reports when `work` starts, every half minute while it runs, and when it ends. Each report contains the elapsed time.
 *
 * @param name - The name of the part.
 * @param usualSeconds - The usual duration, in seconds.
 */
export async function reported<T>(
  report: Report,
  name: string,
  usualSeconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const begun = Date.now();
  const usually = `usually ${duration(usualSeconds * 1000)}`;
  report(`${name}: building (${usually})`);
  const reminder = setInterval(() => {
    report(`${name}: building for ${duration(Date.now() - begun)} (${usually})`);
  }, REMINDER);
  try {
    const result = await work();
    report(`${name}: built in ${duration(Date.now() - begun)}`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}

/** A row of the table that the lab prints at the end of a run. */
export interface PartResult {
  name: string;
  /** The build time in milliseconds, or `undefined` if the part already existed. */
  took: number | undefined;
  /** The total size of the part's files, in bytes. */
  size: number;
}

/** Returns the table that the lab prints at the end of a run. It shows each part with its build time and size. */
export function resultTable(results: readonly PartResult[]): string {
  const table = new Table({
    head: ["part", "build time", "size"],
    colAligns: ["left", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const { name, took, size } of results) {
    table.push([
      name,
      took === undefined ? "already built" : duration(took),
      `${(size / 1e6).toFixed(1)} MB`,
    ]);
  }
  return table.toString();
}
