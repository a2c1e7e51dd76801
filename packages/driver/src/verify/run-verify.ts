import { parseVerification } from "@kind-berth/topology";
import { runDriver } from "../process/run-driver";
import { verifyApp } from "./verify-app";

/**
 * Runs an app's health check. Reads the check's settings as JSON from standard input. Sends requests from this machine to the app's host
 * port, and writes the result as a sentence to standard output.
 *
 * Sets the process exit code to 0. If the app does not respond, writes the error to standard error and sets the exit code to 1.
 *
 * @param limit - the time to wait for the app, in milliseconds; by default, the app's time limit
 * @example
 * ```ts
 * await verify(); // does the same as `berth app verify`
 * ```
 */
export function verify(limit?: number): Promise<void> {
  return runDriver((input, progress, interruption) =>
    verifyApp(parseVerification(input), progress, interruption, limit),
  );
}
