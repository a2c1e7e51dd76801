import type { Scope } from "./affected/scope";
import type { Check } from "./check";
import { checksOf, checksOfOtherEngines, quickChecks } from "./checks";
import type { Options } from "./options";
import { scenarioChecks, scenarioOf } from "./scenarios";
import { UsageError } from "./usage-error";

/**
 * Returns the checks that the options for `npm test` select.
 *
 * @param scope - limits the checks to those that a change requires. Default: all checks.
 * @throws UsageError if the options contain a nonexistent scenario, or an engine without a scenario.
 */
export function wantedChecks(options: Options, scope?: Scope): Check[] {
  const { only, quick, everywhere, scenario, engine } = options;
  if (scenario !== undefined) return scenarioChecks(scenario.map(scenarioOf), engine);
  if (engine !== undefined)
    throw new UsageError("--engine is only for --scenario: the other checks name their engines");
  const names = only ?? (quick === true ? quickChecks : undefined);
  const others = checksOfOtherEngines(scope);
  if (names !== undefined) return [...checksOf(scope), ...others].filter(({ name }) => names.includes(name));
  return [...checksOf(scope), ...(everywhere === true ? others : [])];
}
