import { planCluster } from "../cluster/plan-cluster";
import { BerthError, type Warn } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import { program, type ExampleInput } from "./program";

/** Two similar inputs for a rule: one input breaks the rule, and the other input breaks no rule. */
export interface RuleExample {
  /** The input that breaks the rule: an excerpt from a program or a file. Omitted if the rule does not concern a program or a file. */
  readonly input?: ExampleInput;
  /** Plans {@link input}, and returns the findings. The input breaks only this rule. */
  readonly fires: () => readonly Finding[];
  /** Plans an input that is as similar as possible to {@link input}, and returns the findings. This input breaks no rule. */
  readonly nearMiss: () => readonly Finding[];
}

/** One example for each rule in a group, by rule code. */
export type ExamplesOf<Rules> = Readonly<Record<keyof Rules, RuleExample>>;

/**
 * Returns a planner's findings. If the planner throws an error, the result contains errors and warnings. If not, the result contains only
 * warnings.
 */
export function findingsOf(planner: (warn: Warn) => unknown): readonly Finding[] {
  const warnings: Finding[] = [];
  try {
    planner((warning) => warnings.push(warning));
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings;
    throw error;
  }
  return warnings;
}

/** Returns the findings about a cluster. The cluster arguments can have any type, as in a JavaScript program. */
export function clusterFindings(args: object): readonly Finding[] {
  return findingsOf((warn) => planCluster({ name: "demo", ...args }, warn));
}

/** An example for a rule about clusters, created from the arguments of two clusters. */
export function clusters(fires: object, nearMiss: object): RuleExample {
  const { customTimeouts, ...args } = fires as Readonly<Record<string, unknown>>;
  return {
    input: program(
      "KindCluster",
      "demo",
      args,
      customTimeouts === undefined ? undefined : { customTimeouts },
    ),
    fires: () => clusterFindings(fires),
    nearMiss: () => clusterFindings(nearMiss),
  };
}

/** A port mapping for a single-node cluster. `changes` overrides properties of the default port mapping. */
export function port(changes: object = {}): object {
  return { name: "http", hostPort: 8080, containerPort: 80, ...changes };
}

/** An example with two clusters that each have one port. The arguments override the port's properties. */
export function ports(fires: object, nearMiss: object): RuleExample {
  return clusters({ portMappings: [port(fires)] }, { portMappings: [port(nearMiss)] });
}

/** An example with two clusters that each have one node. The arguments override the node's properties. */
export function oneNode(fires: object, nearMiss: object): RuleExample {
  const controlPlane = (changes: object) => ({ nodes: [{ role: "control-plane", ...changes }] });
  return clusters(controlPlane(fires), controlPlane(nearMiss));
}
