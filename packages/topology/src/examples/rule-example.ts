import { planCluster } from "../cluster/plan-cluster";
import { BerthError, type Warn } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import { program, type ExampleInput } from "./program";

/** Two inputs for a rule: one that breaks the rule, and one that almost does. */
export interface RuleExample {
  /** The input that breaks the rule: a part of a program or a file. Omitted if the problem is not in a program or a file. */
  readonly input?: ExampleInput;
  /** Plans {@link input}, which breaks this rule and no other. */
  readonly fires: () => readonly Finding[];
  /** Plans an input that is as similar as possible, and breaks no rule. */
  readonly nearMiss: () => readonly Finding[];
}

/** Examples for each of some rules, by their codes. */
export type ExamplesOf<Rules> = Readonly<Record<keyof Rules, RuleExample>>;

/** The findings of a planner: its errors and warnings, or its warnings alone. */
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

/** The findings about a cluster. Arguments can have any type, as in a JavaScript program. */
export function clusterFindings(args: object): readonly Finding[] {
  return findingsOf((warn) => planCluster({ name: "demo", ...args }, warn));
}

/** An example of a rule about clusters, by the arguments of two clusters. */
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

/** A port of a cluster of one node, with other properties. */
export function port(changes: object = {}): object {
  return { name: "http", hostPort: 8080, containerPort: 80, ...changes };
}

/** Clusters of one port, changed in two ways. */
export function ports(fires: object, nearMiss: object): RuleExample {
  return clusters({ portMappings: [port(fires)] }, { portMappings: [port(nearMiss)] });
}

/** Clusters of one node, changed in two ways. */
export function oneNode(fires: object, nearMiss: object): RuleExample {
  const controlPlane = (changes: object) => ({ nodes: [{ role: "control-plane", ...changes }] });
  return clusters(controlPlane(fires), controlPlane(nearMiss));
}
