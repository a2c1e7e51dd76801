import { BerthError } from "../errors/berth-error";
import { isError, type Finding } from "../errors/finding";

/** What an attempt is refused for, warnings aside; nothing where it is not refused. */
export function refusals(attempt: () => unknown): readonly Finding[] {
  try {
    attempt();
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings.filter(isError);
    throw error;
  }
  return [];
}

/** {@link refusals} as code and path, such as `PORT_UNKNOWN port`. */
export function refusedCodes(attempt: () => unknown): string[] {
  return refusals(attempt).map(({ code, path }) => `${code} ${path}`);
}
