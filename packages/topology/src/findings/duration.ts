import type { Finding } from "./finding";

/**
 * Parses a timeout argument in Pulumi's format, such as `15m`, `1h30m` or `90s`.
 *
 * @param path - the argument's path
 * @returns the timeout in seconds; `undefined` if the argument is not set or is not valid
 */
export function readTimeout(path: string, time: string | undefined, findings: Finding[]): number | undefined {
  if (time === undefined) return undefined;
  const seconds = secondsOf(time);
  if (seconds !== undefined && seconds >= 1) return Math.round(seconds);
  findings.push({
    code: "TIMEOUT_INVALID",
    path,
    value: time,
    rule: "it must be a duration of at least 1 second, such as `90s`, `15m` or `1h30m`",
    remedy: "Write the duration as numbers with the units `h`, `m` and `s`.",
  });
  return undefined;
}

const unitSeconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** @see https://pkg.go.dev/time#ParseDuration */
function secondsOf(time: string): number | undefined {
  if (!/^(\d+(\.\d+)?[hms])+$/.test(time)) return undefined;
  return time
    .split(/(?<=[hms])/)
    .reduce((sum, part) => sum + Number(part.slice(0, -1)) * (unitSeconds[part.slice(-1)] ?? 0), 0);
}
