import { parseVerification } from "@kind-berth/topology";
import { runDriver } from "../process/run-driver";
import { verifyApp } from "./verify-app";

/** Reads a health check from standard input and runs it. */
export function runVerify(limit?: number): Promise<void> {
  return runDriver((input, progress, interruption) =>
    verifyApp(parseVerification(input), progress, interruption, limit),
  );
}
