import { classifyPod } from "./classify-pod";
import type { PodFacts } from "./pod-facts";

const code = (pod: Partial<PodFacts>) =>
  classifyPod({ name: "web-1", node: "demo-worker", notReady: "containers with unready status", ...pod })
    ?.code;

it("returns no code for a ready pod", () => {
  expect(code({ notReady: undefined })).toBeUndefined();
});

it("classifies a pod without a node by the scheduler's message", () => {
  const message = "0/1 nodes are available: 1 Insufficient cpu.";
  expect(code({ node: undefined, unscheduled: { reason: "Unschedulable", message } })).toBe(
    "POD_RESOURCES_INSUFFICIENT",
  );
  expect(code({ node: undefined })).toBe("POD_NOT_SCHEDULED");
});

it("returns the permanent problem if a pod has several problems", () => {
  expect(
    code({
      containers: [
        { name: "sidecar", waiting: { reason: "ContainerCreating" } },
        { name: "web", waiting: { reason: "InvalidImageName" } },
      ],
    }),
  ).toBe("IMAGE_NAME_INVALID");
});

it("classifies a pod whose containers run", () => {
  expect(code({ containers: [{ name: "web", ready: false }] })).toBe("READINESS_PROBE_FAILING");
  expect(code({ containers: [{ name: "web", ready: true }] })).toBe("POD_NOT_READY");
  expect(code({})).toBe("POD_NOT_READY");
});
