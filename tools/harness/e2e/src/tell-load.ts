import type { LoadResult } from "./load";

/** Prints a load's results, for the log and for docs/moving.md, without checking them. */
export function tell(what: string, { answered, lost, longestOutage }: LoadResult): void {
  process.stderr.write(
    `${what}: ${answered} answered, ${lost.length} lost, at most ${longestOutage} ms out\n`,
  );
}
