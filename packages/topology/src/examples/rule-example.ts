import { planCluster } from "../cluster/plan-cluster";
import { BerthError, type Warn } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import { program, type ExampleInput } from "./program";

/** An example for a rule: two similar inputs, of which one breaks the rule and the other breaks no rule. */
export interface RuleExample {
  /** The input that breaks the rule: an excerpt from a program or a file. Omitted if the rule is not about a program or a file. */
  readonly input?: ExampleInput;
  /** Runs the planner with the arguments in {@link input}, and returns the planner's findings. These arguments break only this rule. */
  readonly fires: () => readonly Finding[];
  /**
   * Runs the planner with arguments that are as similar as possible to those in {@link input}, and returns the planner's findings. The
   * similar arguments break no rule.
   */
  readonly nearMiss: () => readonly Finding[];
}

/** One example for each rule in a group, by rule code. */
export type ExamplesOf<Rules> = Readonly<Record<keyof Rules, RuleExample>>;

/**
 * Returns a planner's findings. If the planner throws an error, the result contains all errors and warnings. If not, the result contains
 * only warnings.
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

/** Plans a cluster, and returns the findings. The cluster arguments can have any type, as in a JavaScript program. */
export function clusterFindings(args: object): readonly Finding[] {
  return findingsOf((warn) => planCluster({ name: "demo", ...args }, warn));
}

/** Creates an example for a rule about clusters from the arguments for two clusters. */
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

/** Returns a port mapping for a single-node cluster. `changes` overrides the default port mapping's properties. */
export function port(changes: object = {}): object {
  return { name: "http", hostPort: 8080, containerPort: 80, ...changes };
}

/** Creates an example from two clusters that each have one port. The arguments override the port's properties. */
export function ports(fires: object, nearMiss: object): RuleExample {
  return clusters({ portMappings: [port(fires)] }, { portMappings: [port(nearMiss)] });
}

/** Creates an example from two clusters that each have one node. The arguments override the node's properties. */
export function oneNode(fires: object, nearMiss: object): RuleExample {
  const controlPlane = (changes: object) => ({ nodes: [{ role: "control-plane", ...changes }] });
  return clusters(controlPlane(fires), controlPlane(nearMiss));
}
