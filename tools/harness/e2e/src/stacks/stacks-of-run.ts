import { join } from "node:path";
import { askHostPort, waitForAnswer, type EngineContents } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { engineContents } from "../engine-contents";
import { copyExample, copyProgram } from "../program-copy";

/** Where a program is copied from. */
export type Source = { readonly example: string } | { readonly program: string };

/** The stacks of one file of tests: in one state, so that they find each other, and taken away from last to first. */
export class StacksOfRun {
  private readonly opened: Stack[] = [];

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
  ): Promise<Stack> {
    const program = join(this.run.folder, `program-${this.opened.length}`);
    await ("example" in source ? copyExample(source.example, program) : copyProgram(source.program, program));
    const stack = await Stack.open({
      name: "dev",
      program,
      state: join(this.run.folder, "state"),
      env,
      show: true,
    });
    this.opened.push(stack);
    await stack.configure(config);
    return stack;
  }

  /** Destroys what the stacks have made, the last one first, and gives the run up. */
  async remove(): Promise<void> {
    for (const stack of this.opened.toReversed()) {
      Stack.must(await stack.destroy());
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

/** What the engine holds that carries a cluster's name. */
export async function leftOf(cluster: string): Promise<EngineContents> {
  const { containers, networks, volumes } = await engineContents();
  const of = (names: readonly string[]) => names.filter((name) => name.includes(cluster));
  return { containers: of(containers), networks: of(networks), volumes: of(volumes) };
}
