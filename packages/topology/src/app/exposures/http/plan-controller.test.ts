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
    ["the app by Ingress first", [byIngress, byGateway]],
    ["the app by Gateway API first", [byGateway, byIngress]],
    ["the app by Ingress first by name", [byGateway, { ...byIngress, name: "a" }]],
  ])("share one controller that serves both: %s", (_, apps) => {
    expect(controllersOf(apps).map(([, ...controller]) => controller)).toEqual([
      ["berth-ingress-http", true, undefined],
      ["berth-ingress-http", true, undefined],
    ]);
  });

  it("have a controller for Ingresses alone if none of the port's apps needs more", () => {
    expect(controllersOf([byIngress, { ...byGateway, port: "lan", host: "lan.example" }])).toEqual([
      ["api", "berth-ingress-lan", true, undefined],
      ["web", "berth-ingress-http", undefined, undefined],
    ]);
  });

  it.each([
    ["the user's own controller first", [byOwn, byIngress]],
    ["Berth's first", [byIngress, byOwn]],
    ["the user's own controller first by name", [{ ...byOwn, name: "a" }, byIngress]],
    ["the user's own controller beside Gateway API", [byOwn, byGateway]],
    ["Gateway API beside the user's own controller", [byGateway, { ...byOwn, name: "a" }]],
  ])("are refused two controllers on one port: %s", (_, apps) => {
    const codes = refusedCodes(() => planApps(record, apps));
    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatch(/^INGRESS_CONTROLLER_TAKEN \w+\.ingressController$/u);
    expect(refusedCodes(() => planApps(record, apps.toReversed()))).toEqual(codes);
  });

  it("leave the controller of another stack as it is", () => {
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

  it("find the controller of the program as it was made", () => {
    expect(planExposure(byIngress, record, heldWith(true)).ingress?.controller?.gateway).toBe(true);
    expect(planExposure(byIngress, record, heldWith(false)).ingress?.controller?.gateway).toBeUndefined();
    expect(planExposure(byGateway, record, heldWith(true)).httpRoute?.gateway.controller).toMatchObject({
      gateway: true,
    });
  });

  it("are refused Gateway API by a controller that was made for Ingresses alone, and their own beside it", () => {
    expect(refusedCodes(() => planApp(byGateway, record, heldWith(false)))).toEqual([
      "GATEWAY_NOT_SERVED exposure",
    ]);
    for (const gateway of [true, false])
      expect(refusedCodes(() => planApp(byOwn, record, heldWith(gateway)))).toEqual([
        "INGRESS_CONTROLLER_TAKEN ingressController",
      ]);
  });

  it("bring a controller that serves what any of their ways to the port needs", () => {
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
