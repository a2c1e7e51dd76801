import { join } from "node:path";
import { isLockedByTheDead } from "./dead-locks";
import { deleteInterrupted, interruptedCreations } from "./interrupted-creations";
import { openLocalState } from "./local-state";
import { runPulumi, type PulumiRun, type PulumiRunOptions } from "./pulumi";
import { prepareSettingsFolder } from "./settings-folder";

/** The program, the state and the environment of a stack. */
export interface StackOptions {
  /** The name of the stack. */
  readonly name: string;
  /** The folder of the Pulumi program. */
  readonly program: string;
  /** The folder of the Pulumi state. See {@link openLocalState}. */
  readonly state: string;
  /**
   * The folder for the stack's configuration file. See {@link prepareSettingsFolder}.
   * @default the folder of the program, as in the CLI
   */
  readonly settings?: string;
  /** The environment variables of the toolchain. They override the variables of this process. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Whether to copy the CLI's output to standard error during each run.
   * @default false
   */
  readonly show?: boolean;
}

/**
 * A Pulumi stack with local state. All operations run the real CLI.
 *
 * Every operation returns the result of the CLI, even if the CLI fails. To throw an error for a failed run, use {@link Stack.must}.
 */
export class Stack {
  /** The environment variables for the CLI. With them, a user can run the CLI manually. */
  readonly env: Readonly<Record<string, string>>;
  /** The variables in {@link env} that point the CLI to the state. */
  readonly stateEnv: Readonly<Record<string, string>>;
  /** The folder of the Pulumi program. */
  readonly program: string;
  /** The working directory of the CLI, which is the folder of the stack's configuration file. */
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
   * Opens a stack. If the stack does not exist, it is created.
   *
   * @throws Error with the output of the CLI, if the CLI cannot select the stack.
   */
  static async open(options: StackOptions): Promise<Stack> {
    if (options.settings !== undefined) await prepareSettingsFolder(options.program, options.settings);
    const stack = new Stack(options, await openLocalState(options.state));
    Stack.must(await stack.run(["stack", "select", "--create", "--stack", stack.name], { show: false }));
    return stack;
  }

  /** The name of the stack. */
  get name(): string {
    return this.currentName;
  }

  /** The path of the stack's configuration file. The file exists after the stack is opened. */
  get configurationFile(): string {
    return join(this.settings, `Pulumi.${this.name}.yaml`);
  }

  /** Sets configuration values for the program, such as a host port. */
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
   * Runs `pulumi refresh`, which updates the state to match the actual resources.
   *
   * @param args - further arguments for the CLI.
   */
  refresh(args: readonly string[] = []): Promise<PulumiRun> {
    return this.run([
      ...["refresh", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name],
      ...args,
    ]);
  }

  /** Unlocks the stack if every lock belongs to a CLI process that was killed. If a running CLI process holds a lock, nothing changes. */
  async clearDeadLocks(): Promise<void> {
    if (!(await isLockedByTheDead(this.stateEnv["PULUMI_BACKEND_URL"] ?? ""))) return;
    Stack.must(await this.run(["cancel", "--yes", "--stack", this.name], { show: false }));
  }

  /**
   * Deletes the leftovers of Command resources whose creation was interrupted. {@link destroy} does not delete these leftovers.
   *
   * @returns the URNs of the Command resources whose leftovers were deleted.
   * @throws Error with the output of the program, if the deletion of leftovers fails.
   */
  async deleteInterrupted(): Promise<string[]> {
    const exported = Stack.must(await this.run(["stack", "export", "--stack", this.name], { show: false }));
    const interrupted = interruptedCreations(JSON.parse(exported.stdout));
    for (const creation of interrupted) {
      await deleteInterrupted(creation, this.program, { ...process.env, ...this.env });
    }
    return interrupted.map(({ urn }) => urn);
  }

  /** Renames the stack, its state and its configuration file. */
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

  /** Returns the outputs of the program. The values of secret outputs are hidden. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const shown = Stack.must(
      await this.run(["stack", "output", "--json", "--stack", this.name], { show: false }),
    );
    return JSON.parse(shown.stdout) as Record<string, unknown>;
  }

  /** Removes the state and the configuration file of the stack. All resources must be destroyed first. */
  async remove(): Promise<void> {
    Stack.must(await this.run(["stack", "rm", "--yes", "--stack", this.name], { show: false }));
  }

  /**
   * Returns the result of a run if the run succeeded.
   *
   * @throws Error with the output of the CLI, if the run failed.
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
