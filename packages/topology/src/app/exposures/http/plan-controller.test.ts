import { record, web } from "../../../../test/fixtures/demo-app";
import { refusedCodes } from "../../../../test/fixtures/refusals";
import type { NamedAppArgs } from "../../arguments/app-args";
import { HeldClaims } from "../../claims/held-claims";
import { planApp, planExposure } from "../../plan-app";
import { planApps } from "../../plan-apps";

const byIngress: NamedAppArgs = { ...web, exposure: "ingress" };
const byGateway: NamedAppArgs = { ...web, name: "api", exposure: "gateway" };
const byOwn: NamedAppArgs = {
  ...web,
  name: "own",
  ingressController: { ingressClassName: "nginx", node: "worker2" },
};

/** Returns each app's name and the Ingress controller that serves the app's port. The controller may be absent. */
function controllersOf(apps: readonly NamedAppArgs[], on = record) {
  return planApps(on, apps).map(({ name, ingress, httpRoute }) => {
    const controller = ingress?.controller ?? httpRoute?.gateway.controller;
    return [name, controller?.name, controller?.gateway, controller?.present];
  });
}

describe("apps that are planned together", () => {
  it.each([
    ["the Ingress app first", [byIngress, byGateway]],
    ["the Gateway API app first", [byGateway, byIngress]],
    ["the Ingress app first by name", [byGateway, { ...byIngress, name: "a" }]],
  ])("share one controller for Ingress and Gateway API: %s", (_, apps) => {
    expect(controllersOf(apps).map(([, ...controller]) => controller)).toEqual([
      ["berth-ingress-http", true, undefined],
      ["berth-ingress-http", true, undefined],
    ]);
  });

  it("have a controller without Gateway API if none of the port's apps needs it", () => {
    expect(controllersOf([byIngress, { ...byGateway, port: "lan", host: "lan.example" }])).toEqual([
      ["api", "berth-ingress-lan", true, undefined],
      ["web", "berth-ingress-http", undefined, undefined],
    ]);
  });

  it.each([
    ["the user's own controller first", [byOwn, byIngress]],
    ["Berth's controller first", [byIngress, byOwn]],
    ["the user's own controller first by name", [{ ...byOwn, name: "a" }, byIngress]],
    ["the user's own controller before Gateway API", [byOwn, byGateway]],
    ["the user's own controller before Gateway API by name", [byGateway, { ...byOwn, name: "a" }]],
  ])("are rejected if they need two controllers on one port: %s", (_, apps) => {
    const codes = refusedCodes(() => planApps(record, apps));
    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatch(/^INGRESS_CONTROLLER_TAKEN \w+\.ingressController$/u);
    expect(refusedCodes(() => planApps(record, apps.toReversed()))).toEqual(codes);
  });

  it("leave the wait for the controller's pods to the app's health check, if it is enabled", () => {
    const controller = (args: object) =>
      planExposure({ ...byIngress, ...args }, record, []).ingress?.controller;
    expect(controller({})).toHaveProperty("skipRolloutAwait", true);
    expect(controller({ verify: { timeout: "5m" } })).toHaveProperty("skipRolloutAwait", true);
    expect(controller({ verify: false })).not.toHaveProperty("skipRolloutAwait");
  });

  it("do not change the controller of another stack", () => {
    const served = { ...record, ingressControllers: ["http"] };
    expect(controllersOf([byIngress], served)).toEqual([["web", "berth-ingress-http", undefined, true]]);
    expect(refusedCodes(() => planApps(served, [byIngress, byGateway]))).toEqual([
      "GATEWAY_NOT_SERVED api.exposure",
    ]);
    expect(controllersOf([byIngress, byGateway], { ...served, gateways: ["http"] })).toEqual([
      ["api", "berth-ingress-http", true, true],
      ["web", "berth-ingress-http", true, true],
    ]);
  });
});

describe("apps that are planned one after the other", () => {
  function heldWith(gateway: boolean): HeldClaims {
    const held = HeldClaims.ofRecord(record);
    held.addController("http", { gateway });
    return held;
  }

  it("use the program's controller as it was created", () => {
    expect(planExposure(byIngress, record, heldWith(true)).ingress?.controller?.gateway).toBe(true);
    expect(planExposure(byIngress, record, heldWith(false)).ingress?.controller?.gateway).toBeUndefined();
    expect(planExposure(byGateway, record, heldWith(true)).httpRoute?.gateway.controller).toMatchObject({
      gateway: true,
    });
  });

  it("are rejected with Gateway API on an Ingress-only controller, and with the user's own controller", () => {
    expect(refusedCodes(() => planApp(byGateway, record, heldWith(false)))).toEqual([
      "GATEWAY_NOT_SERVED exposure",
    ]);
    for (const gateway of [true, false])
      expect(refusedCodes(() => planApp(byOwn, record, heldWith(gateway)))).toEqual([
        "INGRESS_CONTROLLER_TAKEN ingressController",
      ]);
  });

  it("create a controller that supports all exposures of an app on the port", () => {
    const { port, containerPort } = web;
    const exposures = [
      { port, containerPort },
      { port, containerPort, host: "b.localhost", exposure: "gateway" as const },
      { port: "https", containerPort },
    ];
    const plan = planApp({ name: "web", exposures }, record, []);
    expect(plan.exposures.map(({ ingress }) => ingress?.controller?.gateway)).toEqual([
      true,
      undefined,
      undefined,
    ]);
    expect(plan.exposures[1]?.httpRoute?.gateway.controller).toEqual(plan.exposures[0].ingress?.controller);
  });
});
