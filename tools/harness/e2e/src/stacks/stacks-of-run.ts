import { join } from "node:path";
import { askHostPort, waitForAnswer } from "@kind-berth-tools/probe";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { ConfiguredStack } from "../configured-stack";
import { copyExample, copyProgram } from "../program-copy";
import { openStackOfCopy } from "../stack-of-program";

/** Where a program is copied from. */
export type Source = { readonly example: string } | { readonly program: string };

/** The stacks of one file of tests: in one state, so that they find each other, and taken away from last to first. */
export class StacksOfRun {
  private readonly opened: ConfiguredStack[] = [];

  private constructor(readonly run: Run) {}

  /** Claims a run; nothing is made yet. */
  static async claim(): Promise<StacksOfRun> {
    return new StacksOfRun(await claimRun());
  }

  /**
   * Opens the stack `dev` of a copy of a program.
   *
   * @param config - what the stack is configured with.
   * @param env - what its program has in its environment, beside this process's own.
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

  /** Destroys what the stacks have made, the last one first, and gives the run up. */
  async remove(): Promise<void> {
    for (const stack of this.opened.toReversed()) {
      await stack.ensureEmpty();
    }
    await this.run.release();
  }
}

/** As long as a host port is asked before it is said not to answer, in milliseconds. */
const timeoutMs = 30_000;

/** What a host port answers once it does: the body, or in words why there is none. */
export async function answer(hostPort: number, host: string): Promise<string> {
  const last = await waitForAnswer({ hostPort, host }, timeoutMs);
  if (last.outcome !== "answered") return last.outcome;
  return last.status === 200 ? last.body.trim() : `HTTP ${last.status}`;
}

/** What a host port does at once: for what is not to answer. */
export async function answerNow(hostPort: number, host: string): Promise<string> {
  const seen = await askHostPort({ hostPort, host });
  return seen.outcome === "answered" ? `HTTP ${seen.status}` : seen.outcome;
}
