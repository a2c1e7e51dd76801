import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

/** How often to look whether something has come true, in milliseconds. */
const POLL_MS = 200;

/** How much of what a component wrote is kept for an error's message, in characters. */
const KEPT_OUTPUT = 4000;

/** One component of a control plane, as a process of ours. */
export class ComponentProcess {
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;
  private output = "";
  private ended: string | undefined;

  constructor(
    private readonly name: string,
    args: readonly string[],
  ) {
    this.child = spawn(name, args, { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-KEPT_OUTPUT);
      });
    }
    this.exited = new Promise((resolve) => {
      const end = (how: string): void => {
        this.ended ??= how;
        resolve();
      };
      this.child.on("error", (error) => {
        end(error.message);
      });
      this.child.on("exit", (code, signal) => {
        end(`it ended with ${String(code ?? signal)}`);
      });
    });
  }

  /**
   * Waits until something has come true while this component runs.
   *
   * @throws Error where the component ends first, or the time is over
   */
  async until(seconds: number, isTrue: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!(await isTrue())) {
      if (this.ended !== undefined)
        throw new Error(`${this.name} does not run: ${this.ended}\n${this.output}`);
      if (Date.now() > end) throw new Error(`${this.name} was not ready within ${seconds} s\n${this.output}`);
      await delay(POLL_MS);
    }
  }

  /** Ends the process, and waits until it has ended. */
  async stop(): Promise<void> {
    if (this.ended === undefined) this.child.kill("SIGTERM");
    const forced = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
    await this.exited;
    clearTimeout(forced);
  }
}
