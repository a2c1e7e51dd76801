import { planCluster } from "../../cluster/plan-cluster";
import { BerthError, type Warn } from "../../errors/berth-error";
import type { Finding } from "../../errors/finding";

/** What makes a rule fire, and what almost does. */
export interface RuleExample {
  /** Finds the rule broken, and nothing else. */
  readonly fires: () => readonly Finding[];
  /** Is as near to that as may be, and refused by no rule. */
  readonly nearMiss: () => readonly Finding[];
}

/** Examples for each of some rules, by their codes. */
export type ExamplesOf<Rules> = Readonly<Record<keyof Rules, RuleExample>>;

/** Everything that a planner finds amiss: what it refuses together with its warnings, or its warnings alone. */
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

/** What is amiss about a cluster. Arguments may be anything that a JavaScript program can write. */
export function clusterFindings(args: object): readonly Finding[] {
  return findingsOf((warn) => planCluster({ name: "demo", ...args }, warn));
}

/** What is amiss about a cluster, each as its code and where. */
export function found(args: object): string[] {
  return clusterFindings(args).map(({ code, path }) => `${code} ${path}`);
}

/** An example of a rule about clusters, by the arguments of two clusters. */
export function clusters(fires: object, nearMiss: object): RuleExample {
  return { fires: () => clusterFindings(fires), nearMiss: () => clusterFindings(nearMiss) };
}

/** A port of a cluster of one node, with something else about it. */
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
