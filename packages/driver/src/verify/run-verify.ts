import { parseVerification } from "@kind-berth/topology";
import { runDriver } from "../process/run-driver";
import { verifyApp } from "./verify-app";

/**
 * The driver's step for an app: reads its verification as JSON from standard input, asks the app through its host port from this
 * machine, and writes a sentence on what was seen to standard output.
 *
 * Sets the exit code of the process: 0, or 1 with the error on standard error where the app does not answer.
 *
 * @param limit - how long the app may take to answer, in milliseconds; half a minute unless given
 * @example
 * ```ts
 * await verify(); // what `berth app verify` does
 * ```
 */
export function verify(limit?: number): Promise<void> {
  return runDriver((input, progress, interruption) =>
    verifyApp(parseVerification(input), progress, interruption, limit),
  );
}
