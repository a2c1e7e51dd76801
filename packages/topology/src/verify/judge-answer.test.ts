import { planExposure } from "../app/plan-app";
import { plan, record } from "../../test/fixtures/demo-app";
import type { Answer } from "./answer";
import { isPermanentAnswer, judgeAnswer } from "./judge-answer";
import { planVerification, type Verification } from "./verification";
import { parseVerification, renderVerification } from "./verification-document";

const byIngress = planVerification(plan({}));
const byHostPort = planVerification(
  planExposure({ name: "db", port: "db", containerPort: 5432, exposure: "hostPort" }, record, []),
);
const byNodePort = planVerification(
  planExposure({ name: "node", port: "node", containerPort: 80 }, record, []),
);

describe("planVerification", () => {
  it("uses the listen address regardless of the URL's host, and names the container that publishes the port", () => {
    expect(byIngress).toMatchObject({
      url: "http://web.localhost:8080/",
      address: "127.0.0.1",
      hostPort: 8080,
      container: "demo-worker2",
    });
    expect(byHostPort).toMatchObject({ address: "127.0.0.1", url: "tcp://127.0.0.1:5432" });
    expect(byIngress.route.map(({ kind }) => kind)).toEqual([
      "hostPort",
      "node",
      "ingressController",
      "ingress",
      "service",
      "pod",
    ]);
  });

  it("replaces the wildcard in a host with the app's name", () => {
    expect(planVerification(plan({ host: "*.localhost" })).url).toBe("http://web.localhost:8080/");
  });

  it("creates a plan that survives a round trip through text; parsing rejects an incomplete plan", () => {
    expect(parseVerification(renderVerification(byIngress))).toEqual(byIngress);
    expect(() => parseVerification("{}")).toThrow("PLAN_INVALID");
  });
});

describe("judgeAnswer", () => {
  const judged = (verification: Verification, answer: Answer) => {
    const finding = judgeAnswer(verification, answer);
    return finding && `${finding.code}: ${/hop on the route is `(\w+)`\./.exec(finding.remedy)?.[1] ?? ""}`;
  };
  const status = (code: number, sameForAnyHost?: boolean): Answer => ({
    outcome: "answered",
    status: code,
    ...(sameForAnyHost === undefined ? {} : { sameForAnyHost }),
  });

  it.each([
    ["ingress", byIngress, { outcome: "refused" }, "APP_NOT_REACHED: ingressController"],
    ["ingress", byIngress, { outcome: "reset" }, "APP_NOT_REACHED: ingressController"],
    ["ingress", byIngress, { outcome: "silent" }, "APP_NOT_REACHED: pod"],
    ["ingress", byIngress, status(502), "APP_NOT_REACHED: pod"],
    ["ingress", byIngress, status(503), "APP_NOT_REACHED: service"],
    ["ingress", byIngress, status(504), "APP_NOT_REACHED: pod"],
    ["ingress", byIngress, status(404, true), "APP_RESPONSE_AMBIGUOUS: ingress"],
    ["hostPort", byHostPort, { outcome: "reset" }, "APP_NOT_REACHED: pod"],
    ["hostPort", byHostPort, { outcome: "silent" }, "APP_NOT_REACHED: pod"],
    ["nodePort", byNodePort, { outcome: "refused" }, "APP_NOT_REACHED: service"],
  ] as const)("for exposure %s (%j), reports %j as %s", (_, verification, answer, expected) => {
    expect(judged(verification, answer)).toBe(expected);
  });

  it("reports an expired certificate with its date and the fix, and treats only this problem as permanent", () => {
    const answer: Answer = {
      outcome: "answered",
      status: 200,
      certificateExpiredAt: "2026-01-31T12:00:00.000Z",
    };
    expect(judgeAnswer(byIngress, answer)).toMatchObject({
      code: "APP_NOT_REACHED",
      state: "has no valid certificate at http://web.localhost:8080/",
      reason: "the certificate for the HTTPS port expired on 2026-01-31T12:00:00.000Z [CERTIFICATE_EXPIRED]",
      remedy: expect.stringMatching(/^Renew the certificate\./) as string,
    });
    expect(isPermanentAnswer(byIngress, answer)).toBe(true);
    expect(isPermanentAnswer(byIngress, status(503))).toBe(false);
  });

  it.each([
    [byIngress, status(200)],
    [byIngress, status(302)],
    [byIngress, status(401)],
    [byIngress, status(404, false)],
    [byIngress, status(500)],
    // If the route has no controller, every response comes from the app.
    [byNodePort, status(503)],
    [byHostPort, { outcome: "open" }],
  ] as const)("returns no finding for the app's own response: %j", (verification, answer) => {
    expect(judged(verification, answer)).toBeUndefined();
  });
});
