import { join } from "node:path";
import { isLockedByTheDead } from "./dead-locks";
import { deleteInterrupted, interruptedCreations } from "./interrupted-creations";
import { openLocalState } from "./local-state";
import { runPulumi, type PulumiRun, type PulumiRunOptions } from "./pulumi";
import { prepareSettingsFolder } from "./settings-folder";

/** The program, the state and the environment of a stack. */
export interface StackOptions {
  /** The stack's name. */
  readonly name: string;
  /** The folder of the Pulumi program. */
  readonly program: string;
  /** The folder of the state. See {@link openLocalState}. */
  readonly state: string;
  /**
   * The folder of the stack's configuration. See {@link prepareSettingsFolder}.
   * @default the program's folder, as in the CLI
   */
  readonly settings?: string;
  /** The toolchain's environment. It overrides this process's environment. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Whether to write the CLI's output to standard error during each run.
   * @default false
   */
  readonly show?: boolean;
}

/**
 * A Pulumi stack with local state, run by the real CLI.
 *
 * Every operation returns the result of the CLI, also if the CLI fails. {@link Stack.must} throws an error for a failed run.
 */
export class Stack {
  /** The environment variables for the CLI. With them, a reader can run the CLI by hand. */
  readonly env: Readonly<Record<string, string>>;
  /** The variables of {@link env} that point the CLI to the state. */
  readonly stateEnv: Readonly<Record<string, string>>;
  /** The folder of the Pulumi program. */
  readonly program: string;
  /** The working directory of the CLI: the folder of the stack's configuration. */
  readonly settings: string;
  private readonly show: boolean;
  private currentName: string;

  private constructor(options: StackOptions, stateEnv: Record<string, string>) {
    this.currentName = options.name;
    this.program = options.program;
    this.settings = options.settings ?? options.program;
    this.stateEnv = stateEnv;
    this.show = options.show ?? false;
    this.env = { ...options.env, ...stateEnv };
  }

  /**
   * Opens a stack. A stack that does not exist is created.
   *
   * @throws Error with the CLI's output, if the CLI cannot select the stack.
   */
  static async open(options: StackOptions): Promise<Stack> {
    if (options.settings !== undefined) await prepareSettingsFolder(options.program, options.settings);
    const stack = new Stack(options, await openLocalState(options.state));
    Stack.must(await stack.run(["stack", "select", "--create", "--stack", stack.name], { show: false }));
    return stack;
  }

  /** The stack's name. */
  get name(): string {
    return this.currentName;
  }

  /** The stack's configuration file. It exists after the stack is opened. */
  get configurationFile(): string {
    return join(this.settings, `Pulumi.${this.name}.yaml`);
  }

  /** Sets configuration values of the program, such as a host port. */
  async configure(values: Readonly<Record<string, string>>): Promise<void> {
    if (Object.keys(values).length === 0) {
      return;
    }
    const settings = Object.entries(values).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
    Stack.must(await this.run(["config", "set-all", "--stack", this.name, ...settings], { show: false }));
  }

  /**
   * Runs `pulumi up`, which creates or updates the resources of the program.
   *
   * @param args - further arguments for the CLI.
   * @param watch - called with each piece of the CLI's output.
   */
  up(args: readonly string[] = [], watch?: (text: string) => void): Promise<PulumiRun> {
    return this.run(["up", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name, ...args], {
      watch,
    });
  }

  /** Runs `pulumi preview`. */
  preview(args: readonly string[] = []): Promise<PulumiRun> {
    return this.run(["preview", "--suppress-progress", "--stack", this.name, ...args]);
  }

  /**
   * Runs `pulumi refresh`, which reads the actual resources into the state.
   *
   * @param args - further arguments for the CLI.
   */
  refresh(args: readonly string[] = []): Promise<PulumiRun> {
    return this.run([
      ...["refresh", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name],
      ...args,
    ]);
  }

  /** Unlocks the stack if every lock belongs to a killed run of the CLI. The lock of a running CLI stays. */
  async clearDeadLocks(): Promise<void> {
    if (!(await isLockedByTheDead(this.stateEnv["PULUMI_BACKEND_URL"] ?? ""))) return;
    Stack.must(await this.run(["cancel", "--yes", "--stack", this.name], { show: false }));
  }

  /**
   * Deletes the leftovers of Commands whose creation was interrupted. {@link destroy} does not delete them.
   *
   * @returns the URNs of these Commands.
   * @throws Error with the output of a deletion, if it fails.
   */
  async deleteInterrupted(): Promise<string[]> {
    const exported = Stack.must(await this.run(["stack", "export", "--stack", this.name], { show: false }));
    const interrupted = interruptedCreations(JSON.parse(exported.stdout));
    for (const creation of interrupted) {
      await deleteInterrupted(creation, this.program, { ...process.env, ...this.env });
    }
    return interrupted.map(({ urn }) => urn);
  }

  /** Renames the stack, with its state and its configuration. */
  async rename(name: string): Promise<void> {
    Stack.must(await this.run(["stack", "rename", "--stack", this.name, name], { show: false }));
    this.currentName = name;
  }

  /**
   * Runs `pulumi destroy`, which deletes all resources of the stack.
   *
   * @param watch - called with each piece of the CLI's output.
   */
  destroy(watch?: (text: string) => void): Promise<PulumiRun> {
    return this.run(["destroy", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name], {
      watch,
    });
  }

  /** The program's outputs, without secrets. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const shown = Stack.must(
      await this.run(["stack", "output", "--json", "--stack", this.name], { show: false }),
    );
    return JSON.parse(shown.stdout) as Record<string, unknown>;
  }

  /** Removes the stack: its state and its configuration file. All resources must be destroyed first. */
  async remove(): Promise<void> {
    Stack.must(await this.run(["stack", "rm", "--yes", "--stack", this.name], { show: false }));
  }

  /**
   * Returns the run, if it succeeded.
   *
   * @throws Error with the CLI's output, if the run failed.
   */
  static must(run: PulumiRun): PulumiRun {
    if (run.exitCode !== 0) {
      throw new Error(`pulumi ended with exit code ${run.exitCode}:\n${run.output}`);
    }
    return run;
  }

  private run(
    args: readonly string[],
    { show = this.show, watch }: Pick<PulumiRunOptions, "show" | "watch"> = {},
  ): Promise<PulumiRun> {
    return runPulumi(args, { cwd: this.settings, env: { ...process.env, ...this.env }, show, watch });
  }
}
