import { parseVerification } from "@kind-berth/topology";
import { runDriver } from "../process/run-driver";
import { verifyApp } from "./verify-app";

/**
 * Runs the health check of an app. Reads the verification as JSON from standard input. Sends requests from this machine to the app's host
 * port, and writes the result as a sentence to standard output.
 *
 * Sets the exit code of the process: 0, or 1 with the error on standard error if the app does not respond.
 *
 * @param limit - the time limit for the app to respond, in milliseconds; 30 seconds by default
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
