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

it("rejects an app that claims what another stack's app already uses, and names both apps", () => {
  const refusal =
    /app `web` needs web\.localhost\/.*app `status` of stack `platform\/dev` already uses.*CLAIM_TAKEN/;
  expect(() => planExposure(web, fromPlatform, [])).toThrow(refusal);
  expect(() => planApps(fromPlatform, [web])).toThrow(refusal);
});

it("control: plans the app on another host, and on a cluster record without claims", () => {
  expect(planExposure({ ...web, host: "shop.localhost" }, fromPlatform, []).url).toBe(
    "http://shop.localhost:8080/",
  );
  expect(planExposure(web, { ...fromPlatform, claims: [] }, []).url).toBe("http://web.localhost:8080/");
});

it("treats the port's controller as existing only if the record lists it", () => {
  const controllerOn = (on: typeof record) => plan({ host: "shop.localhost" }, on).ingress?.controller;
  expect(controllerOn(fromPlatform)).toEqual({ ...controllerOn(record), present: true });
  expect(controllerOn({ ...fromPlatform, ingressControllers: ["lan"] })).toEqual(controllerOn(record));
});

it("rejects Berth's controller and the user's own controller on one port, even across stacks", () => {
  const own = { host: "shop.localhost", ingressController: { ingressClassName: "nginx", node: "worker2" } };
  expect(() => plan(own, { ...record, ingressControllers: ["http"] })).toThrow(/INGRESS_CONTROLLER_TAKEN/);
  const byNginx = { ...record, claims: [{ ...status, ingressClassName: "nginx" }] };
  expect(() => plan({ host: "shop.localhost" }, byNginx)).toThrow(/INGRESS_CONTROLLER_TAKEN/);
  expect(plan(own, byNginx).url).toBe("http://shop.localhost:8080/");
});

it("does not report a port as unclaimed if only another stack's app claims it", () => {
  const ports = record.ports.filter(({ name }) => name === "http" || name === "db");
  const unclaimed = (on: typeof record) =>
    findingsOf((warn) => planApps({ ...on, ports }, [], warn)).map(({ value }) => value);
  expect(unclaimed(record)).toContain("http");
  expect(unclaimed(fromPlatform)).not.toContain("http");
});
