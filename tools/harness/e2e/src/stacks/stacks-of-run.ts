import { join } from "node:path";
import { askHostPort, waitForAnswer } from "@kind-berth-tools/probe";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { ConfiguredStack } from "../configured-stack";
import { copyExample, copyProgram } from "../program-copy";
import { openStackOfCopy } from "../stack-of-program";

/** The source to copy: an example or a test program. */
export type Source = { readonly example: string } | { readonly program: string };

/**
 * The stacks that one test file uses. The stacks share a Pulumi state, so that they can reference each other. They are removed in reverse
 * order.
 */
export class StacksOfRun {
  private readonly opened: ConfiguredStack[] = [];

  private constructor(readonly run: Run) {}

  /** Claims a test run. Does not open any stacks yet. */
  static async claim(): Promise<StacksOfRun> {
    return new StacksOfRun(await claimRun());
  }

  /**
   * Copies a program and opens the stack `dev` for the copy.
   *
   * @param config - the stack's configuration values.
   * @param env - environment variables for the program, in addition to those of this process.
   */
  async open(
    source: Source,
    config: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
  ): Promise<ConfiguredStack> {
    const program = join(this.run.folder, `program-${this.opened.length}`);
    await ("example" in source ? copyExample(source.example, program) : copyProgram(source.program, program));
    const state = join(this.run.folder, "state");
    const stack = new ConfiguredStack(await openStackOfCopy({ name: "dev", program, state, env }));
    this.opened.push(stack);
    await stack.configure(config);
    return stack;
  }

  /** Destroys the stacks' resources in reverse order, and releases the run. */
  async remove(): Promise<void> {
    for (const stack of this.opened.toReversed()) {
      await stack.ensureEmpty();
    }
    await this.run.release();
  }
}

/** The time in milliseconds for which a test repeats a request before counting it as failed. */
const timeoutMs = 30_000;

/** Waits for a response from a host port. Returns the body, or the reason why no response arrived. */
export async function answer(hostPort: number, host: string): Promise<string> {
  const last = await waitForAnswer({ hostPort, host }, timeoutMs);
  if (last.outcome !== "answered") return last.outcome;
  return last.status === 200 ? last.body.trim() : `HTTP ${last.status}`;
}

/** Sends one request to a host port without retrying it. Use this function for host ports that must not respond. */
export async function answerNow(hostPort: number, host: string): Promise<string> {
  const seen = await askHostPort({ hostPort, host });
  return seen.outcome === "answered" ? `HTTP ${seen.status}` : seen.outcome;
}
