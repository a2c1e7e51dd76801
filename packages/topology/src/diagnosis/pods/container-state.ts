import { diagnosis, type Diagnosis } from "../diagnosis";
import { classifyPull } from "./pull-failure";
import type { ContainerStatus, WaitingState } from "./pod-facts";

/**
 * The number of restarts after which a crashing container counts as a permanent problem. Kubernetes reaches this number after about 30
 * seconds.
 */
const repeatedCrashes = 3;

/** The reasons that Kubernetes reports for a container that the container runtime cannot create or start. */
const runtimeReasons: readonly string[] = [
  "CreateContainerConfigError",
  "CreateContainerError",
  "RunContainerError",
  "PreCreateHookError",
  "PreStartHookError",
  "PostStartHookError",
];

/** Classifies a waiting or terminated container. Returns `undefined` for a running container and for a completed init container. */
export function classifyContainer(container: ContainerStatus): Diagnosis | undefined {
  const { name, image, init, waiting, terminated } = container;
  if (waiting !== undefined) return classifyWaiting(container, waiting);
  if (terminated === undefined || (init === true && terminated.exitCode === 0)) return undefined;
  const { reason, message, exitCode } = terminated;
  const { restartCount } = container;
  const ended = { container: name, image, message, exitCode };
  return isRepeated(restartCount)
    ? diagnosis("CONTAINER_CRASH_LOOP", { ...ended, reason: reason ?? "Error", restartCount })
    : diagnosis("CONTAINER_EXITED", { ...ended, reason, restartCount });
}

function classifyWaiting(
  { name, image, restartCount, lastTerminated }: ContainerStatus,
  { reason, message }: WaitingState,
): Diagnosis {
  const start = { container: name, image, message };
  if (reason === undefined) return diagnosis("CONTAINER_STARTING", start);
  const waits = { ...start, reason };
  if (reason === "CrashLoopBackOff") {
    const exitCode = lastTerminated?.exitCode;
    return isRepeated(restartCount)
      ? diagnosis("CONTAINER_CRASH_LOOP", { ...waits, exitCode, restartCount })
      : diagnosis("CONTAINER_EXITED", { ...waits, exitCode, restartCount });
  }
  const pull = classifyPull(reason, message, image);
  if (pull !== undefined) return diagnosis(pull, waits);
  if (!runtimeReasons.includes(reason)) return diagnosis("CONTAINER_STARTING", waits);
  return diagnosis(
    reason === "CreateContainerConfigError" ? classifyConfig(message) : "CONTAINER_NOT_CREATED",
    waits,
  );
}

function isRepeated(restartCount: number | undefined): restartCount is number {
  return restartCount !== undefined && restartCount >= repeatedCrashes;
}

/** Classifies a configuration error. A missing object can still be created, but a conflict between the pod and its image is permanent. */
function classifyConfig(message = "") {
  if (/not found|couldn't find key|non-existent/i.test(message)) return "CONTAINER_CONFIG_MISSING";
  return /runAsNonRoot|runAsUser|run as root|non-root|non-numeric user/i.test(message)
    ? "CONTAINER_CONFIG_INVALID"
    : "CONTAINER_NOT_CREATED";
}
