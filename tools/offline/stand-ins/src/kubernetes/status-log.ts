import type { EngineLog, LogLevel } from "../protocol";
import type { Progress } from "./await/awaiter";

/** Shows the progress of one resource. A line that was shown before is not shown again. */
export class StatusLog {
  private readonly shown = new Set<string>();

  constructor(
    private readonly log: EngineLog,
    private readonly urn: string,
  ) {}

  /** Shows the new lines. */
  show(lines: readonly Progress[]): void {
    for (const { level, message } of lines) this.write(level, message);
  }

  /** Writes a line at the given level. */
  write(level: LogLevel, message: string): void {
    const key = `${level} ${message}`;
    if (this.shown.has(key)) return;
    this.shown.add(key);
    this.log.write(level, message, this.urn);
  }

  /** Clears the last line of progress. */
  clear(): void {
    this.log.write("status", "", this.urn);
  }
}
