import { hopCodeEntry } from "../../model/hops/hop-codes";
import type { HopObject } from "../../model/hops/hop-object";
import type { Hop } from "../../model/route";
import { diagnosis, type Diagnosis } from "../diagnosis";
import type { PodsFacts } from "../hop-facts";
import { classifyPod } from "./classify-pod";
import { classifyReplicaFailure } from "./replica-failure";

/** A diagnosis, and the object that it is about. By default, the object is the one of the hop. */
export type Found = Diagnosis & { readonly object?: HopObject };

/**
 * Diagnoses the pods of a hop. One ready pod on the right node is enough. Otherwise the diagnosis is about one pod, and a permanent problem
 * takes precedence.
 *
 * @param node - the node on which the pods must run; `undefined` if they can run on any node
 */
export function diagnosePods(facts: PodsFacts, hop: Hop, node: string | undefined): Found {
  const { pods, replicaFailure } = facts;
  const named = (kind: HopObject["kind"], name: string): HopObject => ({
    kind,
    name,
    ...("namespace" in hop ? { namespace: hop.namespace } : {}),
  });
  const ready = pods.filter(({ notReady }) => notReady === undefined);
  const inPlace = ready.filter((pod) => node === undefined || pod.node === node);
  if (inPlace.length > 0)
    return diagnosis("PODS_READY", { pods: pods.length, readyPods: inPlace.length, portNode: node });
  const [other] = ready;
  if (other !== undefined) {
    const code = hop.kind === "ingressController" ? "CONTROLLER_POD_ON_OTHER_NODE" : "POD_ON_OTHER_NODE";
    const evidence = { node: other.node ?? "", portNode: node ?? "" };
    return { ...diagnosis(code, evidence), object: named("Pod", other.name) };
  }
  const unready = pods.flatMap((pod): Found[] => {
    const found = classifyPod(pod);
    return found === undefined ? [] : [{ ...found, object: named("Pod", pod.name) }];
  });
  const worst = unready.find(({ code }) => hopCodeEntry(code).heals === "never") ?? unready[0];
  if (worst !== undefined) return worst;
  if (replicaFailure === undefined) return diagnosis("POD_MISSING", {});
  const { owner } = replicaFailure;
  return { ...classifyReplicaFailure(replicaFailure), object: named(owner.kind, owner.name) };
}
