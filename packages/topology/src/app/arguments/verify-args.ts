import { z } from "zod";
import { readTimeout } from "../../findings/duration";
import type { Finding } from "../../findings/finding";
import { omitUndefined } from "../../model/omit-undefined";

/**
 * The time limits for an app's health check, in Pulumi's format: `90s`, `5m`, `1h30m`.
 *
 * @example
 * ```ts
 * { rolloutTimeout: "20m", timeout: "5m", permanentTimeout: "20s" }
 * ```
 */
export interface VerifyArgs {
  /**
   * How long the health check waits until the rollout of the app's Deployment is complete, including the time to pull images.
   *
   * @default "10m"
   */
  readonly rolloutTimeout?: string | undefined;
  /**
   * How long the health check waits for a response from the app after the rollout is complete.
   *
   * @default "30s"
   */
  readonly timeout?: string | undefined;
  /**
   * How long the health check observes a permanent problem before it fails. A problem is permanent if it needs a change to recover, such as
   * an image that does not exist. The health check must observe the problem at least twice. If another time limit ends earlier, the check
   * fails at that time.
   *
   * @default "45s"
   */
  readonly permanentTimeout?: string | undefined;
}

/** The shape of the `verify` argument. */
export const verifyShape = z.union([
  z.boolean(),
  z.strictObject({
    rolloutTimeout: z.string().optional(),
    timeout: z.string().optional(),
    permanentTimeout: z.string().optional(),
  }),
]);

/** The time limits for a health check, in seconds. A limit is absent if the program does not set it. */
export interface VerifySeconds {
  readonly rolloutTimeout?: number;
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
    rolloutTimeout: readTimeout("verify.rolloutTimeout", verify.rolloutTimeout, findings),
    timeout: readTimeout("verify.timeout", verify.timeout, findings),
    permanentTimeout: readTimeout("verify.permanentTimeout", verify.permanentTimeout, findings),
  }) as VerifySeconds;
}
