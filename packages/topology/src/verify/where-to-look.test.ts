import type { Verdict } from "../diagnosis/verdict";
import type { SystemFinding } from "../findings/finding";
import { hopCodes } from "../model/hops/hop-codes";
import { withVerdicts } from "./where-to-look";

const finding: SystemFinding = {
  code: "APP_NOT_REACHED",
  object: 'app "web"',
  state: "is not reachable at http://web.localhost:8080/",
  reason: "the app sent no response",
  remedy: "Look somewhere.",
};
const node: Verdict = {
  hop: "node",
  name: "demo-worker2",
  verdict: "pass",
  code: "NODE_READY",
  object: { kind: "Node", name: "demo-worker2" },
  evidence: {},
  clause: "it is Ready",
};
const service: Verdict = {
  hop: "service",
  name: "default/web",
  verdict: "block",
  heals: "may",
  code: "SERVICE_WITHOUT_ENDPOINTS",
  object: { kind: "Service", name: "web", namespace: "default" },
  evidence: {},
  clause: "it has no endpoints",
};

it("names all hops that block requests, and describes how to check the first of these hops", () => {
  const pods: Verdict = {
    ...service,
    hop: "pod",
    name: "app=web",
    code: "POD_MISSING",
    clause: "no pod exists",
  };
  expect(withVerdicts(finding, [node, service, pods])).toEqual({
    ...finding,
    reason:
      "the app sent no response. The route is blocked at the service `default/web`: it has no endpoints [SERVICE_WITHOUT_ENDPOINTS]; at the pod `app=web`: no pod exists [POD_MISSING]",
    remedy:
      "Check Service `default/web` and whether it has endpoints. The next `pulumi up` repeats the health check.",
  });
});

it("replaces the remedy with the fixes for hops that block requests permanently", () => {
  const image: Verdict = { ...service, hop: "pod", heals: "never", code: "IMAGE_NOT_FOUND" };
  expect(withVerdicts(finding, [service, image]).remedy).toBe(
    `${hopCodes.IMAGE_NOT_FOUND.fix} The next \`pulumi up\` repeats the health check.`,
  );
});

it("reports that no hop blocks requests, and keeps the remedy derived from the response", () => {
  const unknown: Verdict = { ...node, hop: "service", verdict: "unknown", code: "HOP_NOT_CHECKED" };
  expect(withVerdicts(finding, [node, unknown])).toEqual({
    ...finding,
    reason: "the app sent no response. On the route, 1 of 2 hops pass requests, and no hop blocks requests",
  });
});
