import type fc from "fast-check";

/** A function or a command of Berth that reads input from outside. */
export interface Target<Input = unknown> {
  readonly name: string;
  /** The target's share of all cases, relative to the shares of the other targets. */
  readonly share: number;
  /**
   * The time limit for a case, in seconds.
   *
   * @default 15
   */
  readonly limit?: number;
  readonly inputs: fc.Arbitrary<Input>;
  /**
   * Passes an input to Berth. A BerthError is a result, and the fuzzer checks whether its findings are complete. Every other error is a
   * failure.
   */
  run(input: Input): unknown;
}

/** Creates a target with typed inputs. */
export function target<Input>(definition: Target<Input>): Target {
  return definition;
}
