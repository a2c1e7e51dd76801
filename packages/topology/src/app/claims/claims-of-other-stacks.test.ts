import { findingsOf } from "../../../test/fixtures/examples/rule-example";
import { plan, record, web } from "../../../test/fixtures/demo-app";
import type { Claim } from "../../model/claim";
import { planApps } from "../plan-apps";
import { planExposure } from "../plan-app";

const status: Claim = {
  owner: "status",
  stack: "platform/dev",
  port: "http",
  exposure: "ingress",
  http: { host: "web.localhost", path: "/" },
  binds: { node: "worker2", port: 80, protocol: "TCP" },
};
const fromPlatform = { ...record, claims: [status], ingressControllers: ["http"] };

it("an app that asks for what an app of another stack holds is refused, naming both", () => {
  const refusal =
    /app `web` needs web\.localhost\/.*app `status` of stack `platform\/dev` already uses.*CLAIM_TAKEN/;
  expect(() => planExposure(web, fromPlatform, [])).toThrow(refusal);
  expect(() => planApps(fromPlatform, [web])).toThrow(refusal);
});

it("control: it is planned on another host, and where nobody holds anything", () => {
  expect(planExposure({ ...web, host: "shop.localhost" }, fromPlatform, []).url).toBe(
    "http://shop.localhost:8080/",
  );
  expect(planExposure(web, { ...fromPlatform, claims: [] }, []).url).toBe("http://web.localhost:8080/");
});

it("the port's controller is there already exactly where the record says so", () => {
  const controllerOn = (on: typeof record) => plan({ host: "shop.localhost" }, on).ingress?.controller;
  expect(controllerOn(fromPlatform)).toEqual({ ...controllerOn(record), present: true });
  expect(controllerOn({ ...fromPlatform, ingressControllers: ["lan"] })).toEqual(controllerOn(record));
});

it("a port that another stack's controller serves is not the user's own controller's, nor the other way round", () => {
  const own = { host: "shop.localhost", ingressController: { ingressClassName: "nginx", node: "worker2" } };
  expect(() => plan(own, { ...record, ingressControllers: ["http"] })).toThrow(/INGRESS_CONTROLLER_TAKEN/);
  const byNginx = { ...record, claims: [{ ...status, ingressClassName: "nginx" }] };
  expect(() => plan({ host: "shop.localhost" }, byNginx)).toThrow(/INGRESS_CONTROLLER_TAKEN/);
  expect(plan(own, byNginx).url).toBe("http://shop.localhost:8080/");
});

it("a port that only another stack's app claims is not unclaimed", () => {
  const unclaimed = (on: typeof record) =>
    findingsOf((warn) => planApps(on, [], warn)).map(({ value }) => value);
  expect(unclaimed(record)).toContain("http");
  expect(unclaimed(fromPlatform)).not.toContain("http");
});
