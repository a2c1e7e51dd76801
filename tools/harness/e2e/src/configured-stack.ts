import { Stack, type PulumiRun } from "@kind-berth-tools/stack";

/** A stack's configuration. Each configuration key has a value. */
export type Configuration = Readonly<Record<string, string>>;

/** Options for a run of `pulumi up`. */
export interface UpOptions {
  /** Additional arguments for the CLI. */
  readonly args?: readonly string[];
  /** A function that receives each piece of the CLI's output. */
  readonly watch?: (text: string) => void;
  /** When this signal is aborted, the CLI is interrupted. */
  readonly interruption?: AbortSignal;
}

/**
 * A stack that remembers the configuration from the latest run of `pulumi up`. Each test can therefore start from the configuration that it
 * needs, regardless of earlier tests.
 */
export class ConfiguredStack {
  private configured: Configuration = {};
  /**
   * The configuration from the latest run of `pulumi up`. `undefined` if that run failed, or if the stack's resources have changed since
   * then.
   */
  private applied: Configuration | undefined;
  /** Whether the stack has no resources, because `pulumi up` has not run since the stack was opened or destroyed. */
  private isEmpty = true;

  constructor(
    /** The underlying stack, for previews and outputs. */
    readonly stack: Stack,
  ) {}

  /**
   * Returns the value of a configuration key.
   *
   * @throws Error if the key was never configured.
   */
  value(key: string): string {
    const value = this.configured[key];
    if (value === undefined) throw new Error(`the stack has no value for ${key}`);
    return value;
  }

  /** Changes configuration values without running `pulumi up`. */
  async configure(values: Configuration): Promise<void> {
    await this.stack.configure(values);
    this.configured = { ...this.configured, ...values };
  }

  /** Changes configuration values and runs `pulumi up`, which must succeed. */
  async up(values: Configuration = {}, options: UpOptions = {}): Promise<PulumiRun> {
    const run = Stack.must(await this.tryUp(values, options));
    this.applied = this.configured;
    return run;
  }

  /** Like {@link up}, changes configuration values and runs `pulumi up`, but the run may fail. */
  async tryUp(
    values: Configuration = {},
    { args = [], watch, interruption }: UpOptions = {},
  ): Promise<PulumiRun> {
    this.applied = undefined;
    this.isEmpty = false;
    await this.configure(values);
    return this.stack.up(args, watch, interruption);
  }

  /**
   * Ensures that the stack is deployed with these values. Does not run `pulumi up` if the latest run used the same values and the resources
   * have not changed since.
   */
  async ensure(values: Configuration = {}): Promise<void> {
    const { applied } = this;
    const wanted = Object.entries({ ...this.configured, ...values });
    if (applied === undefined || wanted.some(([key, value]) => applied[key] !== value)) await this.up(values);
  }

  /**
   * Runs `change`, which changes the stack's resources and must also restore them. If `change` fails, the next call of {@link ensure} runs
   * `pulumi up`.
   */
  async disturbed<T>(change: () => Promise<T>): Promise<T> {
    const { applied } = this;
    this.applied = undefined;
    const result = await change();
    this.applied ??= applied;
    return result;
  }

  /** Destroys all of the stack's resources. */
  async destroy(): Promise<void> {
    this.applied = undefined;
    Stack.must(await this.stack.destroy());
    this.isEmpty = true;
  }

  /** Ensures that the stack has no resources. */
  async ensureEmpty(): Promise<void> {
    if (!this.isEmpty) await this.destroy();
  }
}
