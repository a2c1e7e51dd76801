import type { LoadResult } from "./load";

/** Writes what became of a load's requests, for the reader of the log and of docs/moving.md; nothing is asserted of it. */
export function tell(what: string, { answered, lost, longestOutage }: LoadResult): void {
  process.stderr.write(
    `${what}: ${answered} answered, ${lost.length} lost, at most ${longestOutage} ms out\n`,
  );
}
