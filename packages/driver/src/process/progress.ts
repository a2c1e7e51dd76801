/** How often the step under way is told again while nothing else happens, in milliseconds. */
const heartbeat = 10_000;

/** Progress as lines with the elapsed time, for whoever waits. */
export class Progress {
  private readonly start = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private latest = "its beginning";
  private readonly warnings = new Set<string>();

  /** @param write - takes each line, without its end */
  constructor(private readonly write: (line: string) => void) {}

  /** The step that was told last. */
  get underWay(): string {
    return this.latest;
  }

  /** Says what is being done now; says so again every ten seconds until the next step or {@link Progress.end}. */
  step(text: string): void {
    this.end();
    this.latest = text;
    this.line(text);
    this.timer = setInterval(() => {
      this.line(`${text} (still)`);
    }, heartbeat).unref();
  }

  /** Says what works, but not as one may think; the same only once. */
  warn(text: string): void {
    if (this.warnings.has(text)) return;
    this.warnings.add(text);
    this.line(`warning: ${text}`);
  }

  /** Stops telling. */
  end(): void {
    clearInterval(this.timer);
  }

  private line(text: string): void {
    const seconds = Math.round((performance.now() - this.start) / 1000);
    this.write(`[${String(seconds).padStart(4)} s] ${text}`);
  }
}
