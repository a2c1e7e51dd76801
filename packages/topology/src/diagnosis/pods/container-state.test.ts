import { classifyContainer } from "./container-state";
import type { ContainerStatus } from "./pod-facts";

const waiting = (reason: string | undefined, message: string, more: Partial<ContainerStatus> = {}) =>
  classifyContainer({
    name: "web",
    waiting: { ...(reason === undefined ? {} : { reason }), message },
    ...more,
  })?.code;

it.each([
  ["CreateContainerConfigError", 'secret "db" not found', "CONTAINER_CONFIG_MISSING"],
  [
    "CreateContainerConfigError",
    "couldn't find key password in Secret default/db",
    "CONTAINER_CONFIG_MISSING",
  ],
  [
    "CreateContainerConfigError",
    "container has runAsNonRoot and image will run as root",
    "CONTAINER_CONFIG_INVALID",
  ],
  ["CreateContainerConfigError", "failed to sync secret cache: timed out", "CONTAINER_NOT_CREATED"],
  ["CreateContainerError", "context deadline exceeded", "CONTAINER_NOT_CREATED"],
  ["RunContainerError", 'exec: "serve": executable file not found in $PATH', "CONTAINER_NOT_CREATED"],
  ["ErrImagePull", "manifest unknown", "IMAGE_NOT_FOUND"],
  ["ContainerCreating", "", "CONTAINER_STARTING"],
  [undefined, "", "CONTAINER_STARTING"],
])("classifies a container that waits with %s: %s", (reason, message, code) => {
  expect(waiting(reason, message)).toBe(code);
});

it("treats crashes as permanent after three restarts", () => {
  const crash = (restartCount: number): ContainerStatus => ({
    name: "web",
    image: "web:1",
    restartCount,
    waiting: { reason: "CrashLoopBackOff", message: "back-off 40s" },
    lastTerminated: { exitCode: 1 },
  });
  expect(classifyContainer(crash(2))?.code).toBe("CONTAINER_EXITED");
  expect(classifyContainer(crash(3))).toEqual({
    code: "CONTAINER_CRASH_LOOP",
    evidence: {
      container: "web",
      image: "web:1",
      reason: "CrashLoopBackOff",
      message: "back-off 40s",
      exitCode: 1,
      restartCount: 3,
    },
  });
});

it("classifies a container that has terminated", () => {
  const ended = (more: Partial<ContainerStatus>) =>
    classifyContainer({ name: "web", terminated: { exitCode: 0 }, ...more })?.code;
  expect(ended({})).toBe("CONTAINER_EXITED");
  expect(ended({ restartCount: 3 })).toBe("CONTAINER_CRASH_LOOP");
  expect(ended({ init: true })).toBeUndefined();
  expect(ended({ init: true, terminated: { exitCode: 1 } })).toBe("CONTAINER_EXITED");
  expect(classifyContainer({ name: "web", ready: false })).toBeUndefined();
});
