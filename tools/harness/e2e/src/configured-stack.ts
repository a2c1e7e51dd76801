import { Stack, type PulumiRun } from "@kind-berth-tools/stack";

/** A stack's configuration, by key. */
export type Configuration = Readonly<Record<string, string>>;

/**
 * A stack that remembers the configuration of its last `up`, so that a test can start from the configuration that it needs, whichever
 * tests ran before it.
 */
export class ConfiguredStack {
  private configured: Configuration = {};
  /** The configuration of the last `up`; `undefined` if that failed, or if what it made was changed since. */
  private applied: Configuration | undefined;
  /** Whether no `up` has run since the stack was opened or destroyed. */
  private isEmpty = true;

  constructor(
    /** The stack itself, for previews and outputs. */
    readonly stack: Stack,
  ) {}

  /**
   * The value of a key.
   *
   * @throws Error if the key was never configured.
   */
  value(key: string): string {
    const value = this.configured[key];
    if (value === undefined) throw new Error(`the stack has no value for ${key}`);
    return value;
  }

  /** Changes values without an `up`. */
  async configure(values: Configuration): Promise<void> {
    await this.stack.configure(values);
    this.configured = { ...this.configured, ...values };
  }

  /**
   * Changes values and runs `up`, which has to succeed.
   *
   * @param args - more arguments for the CLI.
   */
  async up(values: Configuration = {}, args: readonly string[] = []): Promise<PulumiRun> {
    const run = Stack.must(await this.tryUp(values, args));
    this.applied = this.configured;
    return run;
  }

  /** As {@link up}, but `up` may fail. */
  async tryUp(values: Configuration = {}, args: readonly string[] = []): Promise<PulumiRun> {
    this.applied = undefined;
    this.isEmpty = false;
    await this.configure(values);
    return this.stack.up(args);
  }

  /** Makes sure that the stack is up with these values: runs `up` unless the last one had them and nothing was changed since. */
  async ensure(values: Configuration = {}): Promise<void> {
    const { applied } = this;
    const wanted = Object.entries({ ...this.configured, ...values });
    if (applied === undefined || wanted.some(([key, value]) => applied[key] !== value)) await this.up(values);
  }

  /** Runs something that changes what the stack has made, and restores it. If it fails, the next {@link ensure} runs `up`. */
  async disturbed<T>(change: () => Promise<T>): Promise<T> {
    const { applied } = this;
    this.applied = undefined;
    const result = await change();
    this.applied ??= applied;
    return result;
  }

  /** Destroys everything that the stack has made. */
  async destroy(): Promise<void> {
    this.applied = undefined;
    Stack.must(await this.stack.destroy());
    this.isEmpty = true;
  }

  /** Makes sure that the stack has nothing. */
  async ensureEmpty(): Promise<void> {
    if (!this.isEmpty) await this.destroy();
  }
}
