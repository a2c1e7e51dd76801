import { isTaintOfKubernetes } from "../../model/taint-of-kubernetes";
import { taintText } from "../../model/taint-text";
import { diagnosis, type Diagnosis } from "../diagnosis";
import type { NodeTaint, UnscheduledFacts } from "./pod-facts";

/** A reason why the scheduler excludes some of the nodes. */
interface Exclusion {
  readonly nodes: number;
  readonly why: "taint" | "unnamedTaint" | "affinity" | "resources" | "hostPort" | "other";
  /** The scheduler's own text, such as `2 Insufficient cpu`. */
  readonly text: string;
}

/** The scheduler's reasons, each with a pattern that the reason's text matches. */
const reasons: readonly (readonly [RegExp, Exclusion["why"]])[] = [
  // The taints that Kubernetes itself sets and removes.
  [/taint \{node\.(?:cloudprovider\.)?kubernetes\.io\//, "other"],
  [/taint \{/, "taint"],
  [/untolerated taint/, "unnamedTaint"],
  [/node affinity|node selector|affinity\/selector/, "affinity"],
  [/^\d+ (?:Insufficient |Too many pods)/, "resources"],
  [/free ports/, "hostPort"],
];

/**
 * Classifies a pod that the scheduler cannot assign to a node. The problem is permanent only if taints or node affinity exclude every node.
 */
export function classifyUnscheduled({ reason, message, nodeTaints }: UnscheduledFacts): Diagnosis {
  const { exclusions, complete } = exclusionsIn(message ?? "");
  const unnamed =
    nodeTaints === undefined || nodeTaints.some(({ key }) => isTaintOfKubernetes(key)) ? "other" : "taint";
  const whys = new Set(exclusions.map(({ why }) => (why === "unnamedTaint" ? unnamed : why)));
  const texts = exclusions.map(({ text }) => text);
  if (message === undefined || reason === undefined || !complete || whys.has("other"))
    return diagnosis("POD_NOT_SCHEDULED", {
      message: message ?? "it has no node",
      reason,
      exclusions: texts.length === 0 ? undefined : texts,
    });
  const evidence = { reason, message, exclusions: texts };
  if (whys.has("hostPort")) return diagnosis("POD_HOST_PORT_TAKEN", evidence);
  if (whys.has("resources")) return diagnosis("POD_RESOURCES_INSUFFICIENT", evidence);
  if (!whys.has("taint")) return diagnosis("POD_AFFINITY_NOT_MATCHED", evidence);
  const isNamed = exclusions.every(({ why }) => why !== "unnamedTaint");
  const withTaints = isNamed ? evidence : { ...evidence, taints: nodeTaints?.map(describeTaint) };
  return diagnosis(whys.size > 1 ? "POD_UNSCHEDULABLE" : "POD_TAINT_NOT_TOLERATED", withTaints);
}

/** Describes a taint in the format of `kubectl taint`, after the node's name. */
function describeTaint({ node, ...taint }: NodeTaint): string {
  return `${node} ${taintText(taint)}`;
}

/**
 * Parses a message such as `0/3 nodes are available: 1 node(s) had untolerated taint {a: b}, 2 Insufficient cpu. preemption: …`.
 *
 * @returns the exclusions, and whether they account for all nodes
 */
function exclusionsIn(message: string): { exclusions: Exclusion[]; complete: boolean } {
  const found =
    /^0\/(?<total>\d+) nodes are available: (?<list>.*?)\.?(?: preemption: .*| no new claims .*)?$/s.exec(
      message,
    );
  const exclusions = (found?.groups?.["list"] ?? "").split(/, (?=\d+ )/).flatMap((text) => {
    const nodes = Number.parseInt(text, 10);
    if (Number.isNaN(nodes)) return [];
    const why = reasons.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
    return [{ nodes, why, text }];
  });
  const excluded = exclusions.reduce((sum, { nodes }) => sum + nodes, 0);
  return { exclusions, complete: excluded > 0 && excluded >= Number(found?.groups?.["total"] ?? Infinity) };
}
