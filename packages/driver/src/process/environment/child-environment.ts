import { variableRules, type Decision } from "./variable-rules";

const decisions = new Map<string, Decision>(
  variableRules.flatMap(({ names, decision }) => names.map((name) => [name, decision] as const)),
);

/** The driver's values for the variables with the decision `override`. */
export interface Overrides {
  readonly KIND_EXPERIMENTAL_PROVIDER?: string;
}

/**
 * Returns the environment for a program that the driver runs, according to {@link variableRules}.
 *
 * @param env - the driver's environment; variable names in lower case also match, because proxy variables can be in lower case and Windows
 * ignores case
 * @param overrides - the values for kind; other programs need none
 */
export function childEnvironment(env: NodeJS.ProcessEnv, overrides: Overrides = {}): NodeJS.ProcessEnv {
  const passed = Object.entries(env).filter(([name]) => {
    const decision = decisions.get(name.toUpperCase()) ?? "pass";
    return decision === "pass" || decision === "check";
  });
  return { ...Object.fromEntries(passed), ...overrides };
}
