/** The time after which the current step is printed again, in milliseconds. */
const heartbeat = 10_000;

/** Reports progress to the user. Each line includes the elapsed time. */
export class Progress {
  private readonly start = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private latest = "Starting";
  private readonly warnings = new Set<string>();

  /** @param write - a function that prints a line; the line does not end with a line break */
  constructor(private readonly write: (line: string) => void) {}

  /** The step that the driver most recently reported. */
  get underWay(): string {
    return this.latest;
  }

  /** Reports the current step. Prints the line again every ten seconds until the next step or {@link Progress.end}. */
  step(text: string): void {
    this.end();
    this.latest = text;
    this.line(text);
    this.timer = setInterval(() => {
      this.line(`${text} (in progress)`);
    }, heartbeat).unref();
  }

  /** Prints a warning about a problem that does not stop the driver. Prints each warning only once. */
  warn(text: string): void {
    if (this.warnings.has(text)) return;
    this.warnings.add(text);
    this.line(`warning: ${text}`);
  }

  /** Stops printing the current step every ten seconds. */
  end(): void {
    clearInterval(this.timer);
  }

  private line(text: string): void {
    const seconds = Math.round((performance.now() - this.start) / 1000);
    this.write(`[${String(seconds).padStart(4)} s] ${text}`);
  }
}
