import Table from "cli-table3";

/** Takes one line of progress, without its line end. */
export type Report = (line: string) => void;

/** Milliseconds between two lines of one part that takes long. */
const REMINDER = 30_000;

/** A duration as people read it: `9 s`, `2 min 05 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/**
 * Runs `work` and reports when it begins, every half minute, and when it is done, with the time since it began.
 *
 * @param name - What is worked on.
 * @param usualSeconds - How long it takes as a rule.
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

/** A row of the table that closes a run. */
export interface PartResult {
  name: string;
  /** Milliseconds of building; `undefined` where it was there already. */
  took: number | undefined;
  /** Bytes of all its files. */
  size: number;
}

/** The table that closes a run: each part, how long it took and how big it is. */
export function resultTable(results: readonly PartResult[]): string {
  const table = new Table({
    head: ["part", "built in", "size"],
    colAligns: ["left", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const { name, took, size } of results) {
    table.push([name, took === undefined ? "was there" : duration(took), `${(size / 1e6).toFixed(1)} MB`]);
  }
  return table.toString();
}
