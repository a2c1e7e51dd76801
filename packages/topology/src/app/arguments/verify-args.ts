import { z } from "zod";
import { readTimeout } from "../../findings/duration";
import type { Finding } from "../../findings/finding";
import { omitUndefined } from "../../model/omit-undefined";

/**
 * The time limits for an app's health check, in Pulumi's format: `90s`, `5m`, `1h30m`.
 *
 * @example
 * ```ts
 * { timeout: "5m", permanentTimeout: "20s" }
 * ```
 */
export interface VerifyArgs {
  /**
   * How long the health check waits for the rollout and for a response from the app.
   *
   * @default "30s"
   */
  readonly timeout?: string | undefined;
  /**
   * How long the health check observes a permanent problem before it fails. A problem is permanent if it needs a change to recover, such as
   * an image that does not exist. The health check must observe the problem at least twice. If `timeout` ends earlier, the check fails at
   * that time.
   *
   * @default "45s"
   */
  readonly permanentTimeout?: string | undefined;
}

/** The shape of the `verify` argument. */
export const verifyShape = z.union([
  z.boolean(),
  z.strictObject({ timeout: z.string().optional(), permanentTimeout: z.string().optional() }),
]);

/** The time limits for a health check, in seconds. A limit is absent if the program does not set it. */
export interface VerifySeconds {
  readonly timeout?: number;
  readonly permanentTimeout?: number;
}

/** Checks the time limits for an app's health check. */
export function checkVerify(verify: boolean | VerifyArgs | undefined): Finding[] {
  const findings: Finding[] = [];
  verifySeconds(verify, findings);
  return findings;
}

/** Reads the time limits from the `verify` argument. */
export function verifySeconds(
  verify: boolean | VerifyArgs | undefined,
  findings: Finding[] = [],
): VerifySeconds {
  if (typeof verify !== "object") return {};
  return omitUndefined({
    timeout: readTimeout("verify.timeout", verify.timeout, findings),
    permanentTimeout: readTimeout("verify.permanentTimeout", verify.permanentTimeout, findings),
  }) as VerifySeconds;
}
