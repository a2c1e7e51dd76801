import { join } from "node:path";
import { isLockedByTheDead } from "./dead-locks";
import { deleteInterrupted, interruptedCreations } from "./interrupted-creations";
import { openLocalState } from "./local-state";
import { runPulumi, type PulumiRun, type PulumiRunOptions } from "./pulumi";
import { prepareSettingsFolder } from "./settings-folder";

/** A stack's program, state and environment. */
export interface StackOptions {
  /** The stack's name. */
  readonly name: string;
  /** The Pulumi program's folder. */
  readonly program: string;
  /** The folder that contains the Pulumi state. See {@link openLocalState}. */
  readonly state: string;
  /**
   * The folder for the stack's configuration file. See {@link prepareSettingsFolder}.
   * @default the program's folder, as in the CLI
   */
  readonly settings?: string;
  /** The toolchain's environment variables, which override this process's variables. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Whether to copy the CLI's output to standard error during each run.
   * @default false
   */
  readonly show?: boolean;
  /**
   * The time limit for each run of the CLI, in milliseconds. When the limit expires, the run is canceled and fails.
   * @default no limit
   */
  readonly timeoutMs?: number;
}

/**
 * A Pulumi stack with local state. All operations run the real CLI.
 *
 * Every operation returns the CLI's result, even if the CLI fails. To throw an error for a failed run, use {@link Stack.must}.
 */
export class Stack {
  /** The environment variables for the CLI, with which users can also run the CLI manually. */
  readonly env: Readonly<Record<string, string>>;
  /** The variables in {@link env} with which the CLI uses the stack's state. */
  readonly stateEnv: Readonly<Record<string, string>>;
  /** The Pulumi program's folder. */
  readonly program: string;
  /** The CLI's working directory, which contains the stack's configuration file. */
  readonly settings: string;
  private readonly show: boolean;
  private readonly timeoutMs: number | undefined;
  private currentName: string;

  private constructor(options: StackOptions, stateEnv: Record<string, string>) {
    this.currentName = options.name;
    this.program = options.program;
    this.settings = options.settings ?? options.program;
    this.stateEnv = stateEnv;
    this.show = options.show ?? false;
    this.timeoutMs = options.timeoutMs;
    this.env = { ...options.env, ...stateEnv };
  }

  /**
   * Opens a stack, and creates it if it does not exist.
   *
   * @throws Error with the CLI's output if the CLI cannot select the stack.
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
   * Runs `pulumi up`, which creates or updates the program's resources.
   *
   * @param args - additional arguments for the CLI.
   * @param watch - a function that is called with each piece of the CLI's output.
   * @param interruption - when this signal is aborted, the CLI is interrupted.
   */
  up(
    args: readonly string[] = [],
    watch?: (text: string) => void,
    interruption?: AbortSignal,
  ): Promise<PulumiRun> {
    return this.run(["up", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name, ...args], {
      watch,
      interruption,
    });
  }

  /** Runs `pulumi preview`. */
  preview(args: readonly string[] = []): Promise<PulumiRun> {
    return this.run(["preview", "--suppress-progress", "--stack", this.name, ...args]);
  }

  /**
   * Runs `pulumi refresh`, which updates the state to match the actual resources.
   *
   * @param args - additional arguments for the CLI.
   */
  refresh(args: readonly string[] = []): Promise<PulumiRun> {
    return this.run([
      ...["refresh", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name],
      ...args,
    ]);
  }

  /** Unlocks the stack if every lock belongs to a CLI process that was killed. Does nothing if a running CLI process holds a lock. */
  async clearDeadLocks(): Promise<void> {
    if (!(await isLockedByTheDead(this.stateEnv["PULUMI_BACKEND_URL"] ?? ""))) return;
    Stack.must(await this.run(["cancel", "--yes", "--stack", this.name], { show: false }));
  }

  /**
   * Deletes the leftovers from Command resources whose creation was interrupted, which {@link destroy} does not delete.
   *
   * @returns the URNs of the Command resources whose leftovers were deleted.
   * @throws Error with the program's output if the deletion of leftovers fails.
   */
  async deleteInterrupted(): Promise<string[]> {
    const interrupted = interruptedCreations(await this.exported());
    for (const creation of interrupted) {
      await deleteInterrupted(creation, this.program, { ...process.env, ...this.env });
    }
    return interrupted.map(({ urn }) => urn);
  }

  /**
   * Returns the stack's state, as `pulumi stack export` prints it. The values of secrets are encrypted.
   *
   * @param args - additional arguments for the CLI, such as `--show-secrets`.
   */
  async exported(args: readonly string[] = []): Promise<unknown> {
    const exported = Stack.must(
      await this.run(["stack", "export", "--stack", this.name, ...args], { show: false }),
    );
    return JSON.parse(exported.stdout);
  }

  /** Renames the stack, its state and its configuration file. */
  async rename(name: string): Promise<void> {
    Stack.must(await this.run(["stack", "rename", "--stack", this.name, name], { show: false }));
    this.currentName = name;
  }

  /**
   * Runs `pulumi destroy`, which deletes all of the stack's resources.
   *
   * @param watch - a function that is called with each piece of the CLI's output.
   */
  destroy(watch?: (text: string) => void): Promise<PulumiRun> {
    return this.run(["destroy", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name], {
      watch,
    });
  }

  /** Returns the program's outputs, with the values of secret outputs hidden. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const shown = Stack.must(
      await this.run(["stack", "output", "--json", "--stack", this.name], { show: false }),
    );
    return JSON.parse(shown.stdout) as Record<string, unknown>;
  }

  /** Removes the stack's state and configuration file. All resources must be destroyed first. */
  async remove(): Promise<void> {
    Stack.must(await this.run(["stack", "rm", "--yes", "--stack", this.name], { show: false }));
  }

  /**
   * Returns the result of a successful run.
   *
   * @throws Error with the CLI's output if the run failed.
   */
  static must(run: PulumiRun): PulumiRun {
    if (run.exitCode !== 0) {
      throw new Error(`pulumi ended with exit code ${run.exitCode}:\n${run.output}`);
    }
    return run;
  }

  private run(
    args: readonly string[],
    { show = this.show, watch, interruption }: Pick<PulumiRunOptions, "show" | "watch" | "interruption"> = {},
  ): Promise<PulumiRun> {
    const { settings: cwd, timeoutMs } = this;
    const env = { ...process.env, ...this.env };
    return runPulumi(args, { cwd, env, show, watch, interruption, timeoutMs });
  }
}
