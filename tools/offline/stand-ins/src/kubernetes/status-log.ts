import type { EngineLog, LogLevel } from "../protocol";
import type { Progress } from "./await/awaiter";

/** Shows how one resource comes along; a line that was shown before is not shown again. */
export class StatusLog {
  private readonly shown = new Set<string>();

  constructor(
    private readonly log: EngineLog,
    private readonly urn: string,
  ) {}

  /** Shows the lines that are new. */
  show(lines: readonly Progress[]): void {
    for (const { level, message } of lines) this.write(level, message);
  }

  /** Writes a line that stays. */
  write(level: LogLevel, message: string): void {
    const key = `${level} ${message}`;
    if (this.shown.has(key)) return;
    this.shown.add(key);
    this.log.write(level, message, this.urn);
  }

  /** Takes the last line of progress away again. */
  clear(): void {
    this.log.write("status", "", this.urn);
  }
}
