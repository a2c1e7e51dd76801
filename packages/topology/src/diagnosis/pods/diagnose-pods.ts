import { hopCodeEntry } from "../../model/hops/hop-codes";
import type { HopObject } from "../../model/hops/hop-object";
import type { Hop } from "../../model/route";
import { diagnosis, type Diagnosis, type HopDiagnosis } from "../diagnosis";
import type { PodsFacts } from "../hop-facts";
import { classifyPod } from "./classify-pod";
import { classifyReplicaFailure } from "./replica-failure";
import { isComplete } from "./rollout";

/**
 * Diagnoses a hop's pods. If the facts contain a rollout, only pods with the newest revision count, and the rollout must be complete.
 *
 * One ready pod on the right node is enough. A problem is therefore permanent only if all pods have a permanent problem. During a rollout,
 * the old pods can have a permanent problem while the new pods start normally.
 *
 * @param node - the node that the pods must run on; `undefined` if they can run on any node
 */
export function diagnosePods(facts: PodsFacts, hop: Hop, node: string | undefined): HopDiagnosis {
  const { replicaFailure, rollout } = facts;
  const pods = facts.pods.filter(({ owner }) => rollout === undefined || owner === rollout.replicaSet);
  const named = (kind: HopObject["kind"], name: string): HopObject => ({
    kind,
    name,
    ...("namespace" in hop ? { namespace: hop.namespace } : {}),
  });
  const ready = pods.filter(({ notReady }) => notReady === undefined);
  const inPlace = ready.filter((pod) => node === undefined || pod.node === node);
  if (inPlace.length > 0 && (rollout === undefined || isComplete(rollout)))
    return diagnosis("PODS_READY", { pods: pods.length, readyPods: inPlace.length, portNode: node });
  const problems = pods
    .filter((pod) => !inPlace.includes(pod))
    .map((pod): HopDiagnosis => {
      const found = classifyPod(pod) ?? onOtherNode(hop, pod.node, node);
      return { ...found, object: named("Pod", pod.name) };
    });
  const problem = problems.find(({ code }) => hopCodeEntry(code).heals === "may") ?? problems[0];
  if (problem !== undefined) return problem;
  if (replicaFailure !== undefined) {
    const { owner } = replicaFailure;
    return { ...classifyReplicaFailure(replicaFailure), object: named(owner.kind, owner.name) };
  }
  if (rollout === undefined || isComplete(rollout)) return diagnosis("POD_MISSING", {});
  const { replicas, updatedReplicas, readyReplicas, oldReplicas } = rollout;
  return {
    ...diagnosis("ROLLOUT_NOT_COMPLETE", { replicas, updatedReplicas, readyReplicas, oldReplicas }),
    object: named("Deployment", rollout.deployment),
  };
}

/** Creates the diagnosis for a pod that is ready but runs on a node that does not carry the port. */
function onOtherNode(hop: Hop, node = "", portNode = ""): Diagnosis {
  const code = hop.kind === "ingressController" ? "CONTROLLER_POD_ON_OTHER_NODE" : "POD_ON_OTHER_NODE";
  return diagnosis(code, { node, portNode });
}
