import { z } from "zod";
import type { Finding } from "../findings/finding";
import type { StepSeconds } from "./cluster-plan";
import { omitUndefined } from "../model/omit-undefined";

/** The shape of {@link TimeoutArgs}. */
export const timeoutsShape = z.strictObject({
  create: z.string().optional(),
  update: z.string().optional(),
  delete: z.string().optional(),
});

/** Reads the timeouts. If a timeout is not set, it is absent from the returned object. */
export function planTimeouts(
  timeouts: z.infer<typeof timeoutsShape> = {},
  findings: Finding[],
): StepSeconds | undefined {
  const seconds = omitUndefined({
    create: read("create", timeouts.create, findings),
    update: read("update", timeouts.update, findings),
    delete: read("delete", timeouts.delete, findings),
  }) as StepSeconds;
  return Object.keys(seconds).length === 0 ? undefined : seconds;
}

function read(step: keyof StepSeconds, time: string | undefined, findings: Finding[]): number | undefined {
  if (time === undefined) return undefined;
  const seconds = secondsOf(time);
  if (seconds !== undefined && seconds >= 1) return Math.round(seconds);
  findings.push({
    code: "TIMEOUT_INVALID",
    path: `customTimeouts.${step}`,
    value: time,
    rule: "it must be a duration of at least 1 second, in hours, minutes and seconds",
    remedy: "Use Pulumi's format, such as `15m`, `1h30m` or `90s`.",
  });
  return undefined;
}

const unitSeconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** @see https://pkg.go.dev/time#ParseDuration */
function secondsOf(time: string): number | undefined {
  if (!/^(\d+(\.\d+)?[hms])+$/.test(time)) return undefined;
  return [...time.matchAll(/([\d.]+)([hms])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unitSeconds[unit ?? ""] ?? 0),
    0,
  );
}
