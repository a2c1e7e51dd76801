import { hopCodeEntry } from "../../model/hops/hop-codes";
import { diagnosis, type Diagnosis } from "../diagnosis";
import { classifyContainer } from "./container-state";
import type { PodFacts } from "./pod-facts";
import { classifyUnscheduled } from "./scheduler-message";

/**
 * Classifies a pod that is not ready. If several containers have problems, a permanent problem takes precedence.
 *
 * @returns the code and its evidence; `undefined` if the pod is ready
 */
export function classifyPod(pod: PodFacts): Diagnosis | undefined {
  const { node, notReady, unscheduled, containers = [] } = pod;
  if (notReady === undefined) return undefined;
  if (unscheduled !== undefined) return classifyUnscheduled(unscheduled);
  if (node === undefined) return diagnosis("POD_NOT_SCHEDULED", { message: notReady });
  const problem = mostPermanent(containers.flatMap((container) => classifyContainer(container) ?? []));
  if (problem !== undefined) return problem;
  const unready = containers.find(({ init, ready }) => init === undefined && ready === false);
  if (unready === undefined) return diagnosis("POD_NOT_READY", { message: notReady });
  const { name, image, restartCount } = unready;
  return diagnosis("READINESS_PROBE_FAILING", { container: name, image, message: notReady, restartCount });
}

/** Returns the first permanent diagnosis. If no diagnosis is permanent, returns the first diagnosis. */
function mostPermanent(found: readonly Diagnosis[]): Diagnosis | undefined {
  return found.find(({ code }) => hopCodeEntry(code).heals === "never") ?? found[0];
}
