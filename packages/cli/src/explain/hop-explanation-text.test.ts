import type { HopCodeExplanation } from "@kind-berth/topology/explain";
import { hopExplanationText, hopListText } from "./hop-explanation-text";

const texts = {
  hops: ["pod", "service"],
  meaning: "No pod exists. Other text.",
  cause: "A cause.",
  fix: "A fix.",
  objects: ["Pods"],
  exampleObject: "Pods app=web in namespace default",
  evidence: [],
} as const;
const missing: HopCodeExplanation = { ...texts, code: "POD_MISSING", state: "block", heals: "may" };
const ready: HopCodeExplanation = { ...texts, code: "PODS_READY", state: "pass" };
const host: HopCodeExplanation = {
  code: "EDGE_NOT_RUNNING",
  hops: ["hostPort"],
  state: "unknown",
  meaning: "Nothing listens.",
  cause: "Another cause.",
  fix: "Another fix.",
  objects: ["Host port"],
  exampleObject: "Host port 127.0.0.1:8080",
  exampleLine: "first\nsecond",
  evidence: ["node", "portNode"],
  source: { name: "kind", url: "https://kind.sigs.k8s.io" },
};

it("consists of paragraphs, and omits those without content", () => {
  expect(hopExplanationText(missing)).toBe(
    `POD_MISSING (block, heals: may; Pod, Service)

No pod exists. Other text.

Cause: A cause.

Fix: A fix.

Object: such as Pods app=web in namespace default
`,
  );
});

it("contains the evidence, the example and the source", () => {
  expect(hopExplanationText(host)).toBe(
    `EDGE_NOT_RUNNING (unknown; Listener on the host)

Nothing listens.

Cause: Another cause.

Fix: Another fix.

Object: such as Host port 127.0.0.1:8080

Evidence: node, portNode

Example:

    first
    second

Source: kind, https://kind.sigs.k8s.io
`,
  );
});

it("lists codes in groups in the order of a route, with aligned columns and the first sentence of each meaning", () => {
  expect(hopListText([missing, host, ready])).toBe(
    `Hop: Listener on the host
  EDGE_NOT_RUNNING  unknown  Nothing listens.

Hop: Pod
  POD_MISSING       block    No pod exists.
  PODS_READY        pass     No pod exists.
`,
  );
});
