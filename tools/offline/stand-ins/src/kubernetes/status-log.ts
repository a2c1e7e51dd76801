import type { EngineLog, LogLevel } from "../protocol";
import type { Progress } from "./await/awaiter";

/** Shows one resource's progress, without repeating lines. */
export class StatusLog {
  private readonly shown = new Set<string>();

  constructor(
    private readonly log: EngineLog,
    private readonly urn: string,
  ) {}

  /** Shows the lines that have not been shown yet. */
  show(lines: readonly Progress[]): void {
    for (const { level, message } of lines) this.write(level, message);
  }

  /** Writes a line with the given level. */
  write(level: LogLevel, message: string): void {
    const key = `${level} ${message}`;
    if (this.shown.has(key)) return;
    this.shown.add(key);
    this.log.write(level, message, this.urn);
  }

  /** Clears the most recent progress line. */
  clear(): void {
    this.log.write("status", "", this.urn);
  }
}
