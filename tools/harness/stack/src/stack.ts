import { join } from "node:path";
import { isLockedByTheDead } from "./dead-locks";
import { deleteInterrupted, interruptedCreations } from "./interrupted-creations";
import { openLocalState } from "./local-state";
import { runPulumi, type PulumiRun, type PulumiRunOptions } from "./pulumi";
import { prepareSettingsFolder } from "./settings-folder";

/** Where a stack's program and state are, and what its CLI needs around it. */
export interface StackOptions {
  /** The stack's name. */
  readonly name: string;
  /** The folder of the Pulumi program. */
  readonly program: string;
  /** The folder of the state: see {@link openLocalState}. */
  readonly state: string;
  /**
   * The folder for the stack's configuration: see {@link prepareSettingsFolder}.
   * @default the program's own folder, as the CLI does it
   */
  readonly settings?: string;
  /** The toolchain's environment, over this process's own. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Whether the CLI's lines go to standard error while they come.
   * @default false
   */
  readonly show?: boolean;
}

/**
 * A Pulumi stack with local state, run by the real CLI.
 *
 * Every operation returns how the CLI ended; {@link Stack.must} makes an error of a run that failed.
 */
export class Stack {
  /** The environment that the CLI runs in, for a reader to run it by hand. */
  readonly env: Readonly<Record<string, string>>;
  /** The part of {@link env} by which the CLI finds the state. */
  readonly stateEnv: Readonly<Record<string, string>>;
  /** The folder of the Pulumi program. */
  readonly program: string;
  /** The folder that the CLI runs in: that of the stack's configuration. */
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
   * Opens a stack, made if it is not there yet.
   *
   * @throws Error with the CLI's output where the stack can't be selected.
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

  /** The file of the stack's configuration. It exists once the stack has been opened. */
  get configurationFile(): string {
    return join(this.settings, `Pulumi.${this.name}.yaml`);
  }

  /** Sets configuration of the program, such as a host port. */
  async configure(values: Readonly<Record<string, string>>): Promise<void> {
    if (Object.keys(values).length === 0) {
      return;
    }
    const settings = Object.entries(values).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
    Stack.must(await this.run(["config", "set-all", "--stack", this.name, ...settings], { show: false }));
  }

  /**
   * Makes the cluster and everything on it what the program says.
   *
   * @param args - more of the CLI's arguments.
   * @param watch - is given what the CLI writes, as it comes.
   */
  up(args: readonly string[] = [], watch?: (text: string) => void): Promise<PulumiRun> {
    return this.run(["up", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name, ...args], {
      watch,
    });
  }

  /** What an `up` would change, as the CLI prints it. */
  preview(args: readonly string[] = []): Promise<PulumiRun> {
    return this.run(["preview", "--suppress-progress", "--stack", this.name, ...args]);
  }

  /**
   * Reads what is there into the state.
   *
   * @param args - more of the CLI's arguments.
   */
  refresh(args: readonly string[] = []): Promise<PulumiRun> {
    return this.run([
      ...["refresh", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name],
      ...args,
    ]);
  }

  /** Frees the stack if a run of the CLI that was killed has left it locked. The lock of a run that lives stays. */
  async clearDeadLocks(): Promise<void> {
    if (!(await isLockedByTheDead(this.stateEnv["PULUMI_BACKEND_URL"] ?? ""))) return;
    Stack.must(await this.run(["cancel", "--yes", "--stack", this.name], { show: false }));
  }

  /**
   * Deletes what Commands have left whose creation was interrupted, since {@link destroy} does not know of it.
   *
   * @returns the URNs of these Commands.
   * @throws Error with what the deletion of one of them wrote, if it fails.
   */
  async deleteInterrupted(): Promise<string[]> {
    const exported = Stack.must(await this.run(["stack", "export", "--stack", this.name], { show: false }));
    const interrupted = interruptedCreations(JSON.parse(exported.stdout));
    for (const creation of interrupted) {
      await deleteInterrupted(creation, this.program, { ...process.env, ...this.env });
    }
    return interrupted.map(({ urn }) => urn);
  }

  /** Gives the stack another name, with its state and its configuration. */
  async rename(name: string): Promise<void> {
    Stack.must(await this.run(["stack", "rename", "--stack", this.name, name], { show: false }));
    this.currentName = name;
  }

  /**
   * Removes everything that the stack made.
   *
   * @param watch - is given what the CLI writes, as it comes.
   */
  destroy(watch?: (text: string) => void): Promise<PulumiRun> {
    return this.run(["destroy", "--yes", "--skip-preview", "--suppress-progress", "--stack", this.name], {
      watch,
    });
  }

  /** The program's outputs, secrets left out. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const shown = Stack.must(
      await this.run(["stack", "output", "--json", "--stack", this.name], { show: false }),
    );
    return JSON.parse(shown.stdout) as Record<string, unknown>;
  }

  /** Forgets the stack: its state and its configuration file. Everything on it must be destroyed before. */
  async remove(): Promise<void> {
    Stack.must(await this.run(["stack", "rm", "--yes", "--stack", this.name], { show: false }));
  }

  /**
   * The run itself, if it ended well.
   *
   * @throws Error with what the CLI wrote, where it did not.
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
