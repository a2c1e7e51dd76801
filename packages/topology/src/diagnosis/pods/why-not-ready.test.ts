import { whyNotReady } from "./why-not-ready";

it("reports an init container before the containers that wait for it", () => {
  const web = { name: "web", waiting: { reason: "PodInitializing" } };
  const exits = (exitCode: number) => [{ name: "setup", init: true as const, terminated: { exitCode } }, web];
  expect(whyNotReady({ containers: exits(1) })).toBe("container `setup` exited with code 1");
  expect(whyNotReady({ containers: exits(0) })).toBe("container `web` is waiting: PodInitializing");
});

it("reports an unscheduled pod, or the message of the pod's condition", () => {
  expect(whyNotReady({ unscheduled: {} })).toBe("it has no node");
  expect(whyNotReady({ message: "no container is ready" })).toBe("no container is ready");
  expect(whyNotReady({})).toBe("it has not reported its status yet");
});
