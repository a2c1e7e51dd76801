import type { IngressControllerPlan } from "../../../ingress-controller/ingress-controller-plan";
import { describeIngressController } from "../../../ingress-controller/plan-ingress-controller";
import { Exposure } from "../../../model/exposure";
import type { ExposurePlan } from "../../app-plan";
import type { PlannedExposure } from "../resolved-exposure";

/**
 * Plans the Ingress controller that Berth runs on the app's port. If the port already has a controller, the plan describes this controller.
 * If not, the plan describes a new controller that supports everything that the app needs. This function ignores a user's own controller,
 * because the claim check detects conflicts with it.
 */
export function planController(planned: PlannedExposure): IngressControllerPlan {
  const { app, cluster, port, held, siblings } = planned;
  const existing = held.controllerOf(port.name);
  const needed = siblings.some((one) => one.exposure === Exposure.Gateway && one.port.name === port.name);
  const gateway = existing === undefined || existing.origin === "user" ? needed : existing.gateway;
  const verify = app.verify !== false;
  return describeIngressController(
    planned,
    { gateway, verify },
    cluster.record.name,
    existing?.origin === "stack",
  );
}

/**
 * Enables Gateway API on each new controller whose port has an app that needs it. Berth creates the controllers only after it has planned
 * all apps, so the order of the apps does not matter.
 */
export function shareControllers(plans: readonly ExposurePlan[]): ExposurePlan[] {
  const ports = new Set(
    plans.flatMap(({ httpRoute, port }) =>
      httpRoute?.gateway.controller.gateway === true ? [port.name] : [],
    ),
  );
  return plans.map((plan) => {
    const { ingress, port } = plan;
    if (ingress?.controller === undefined || ingress.controller.present === true || !ports.has(port.name))
      return plan;
    return { ...plan, ingress: { ...ingress, controller: { ...ingress.controller, gateway: true } } };
  });
}
