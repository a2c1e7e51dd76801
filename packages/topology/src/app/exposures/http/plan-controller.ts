import type { IngressControllerPlan } from "../../../ingress-controller/ingress-controller-plan";
import { describeIngressController } from "../../../ingress-controller/plan-ingress-controller";
import { Exposure } from "../../../model/exposure";
import type { ExposurePlan } from "../../app-plan";
import type { PlannedExposure } from "../resolved-exposure";

/**
 * Berth's Ingress controller of an app's port: the one that exists or, if there is none yet, one that serves all that the app needs of
 * it. A controller of the user's own is not Berth's: claims keep the two apart.
 */
export function planController(planned: PlannedExposure): IngressControllerPlan {
  const { port, held, siblings } = planned;
  const existing = held.controllerOf(port.name);
  const needed = siblings.some((one) => one.exposure === Exposure.Gateway && one.port.name === port.name);
  const gateway = existing === undefined || existing.origin === "user" ? needed : existing.gateway;
  return describeIngressController(planned, { gateway }, existing?.origin === "stack");
}

/**
 * Has the controllers that are yet to be made serve all that the apps of their ports need. Apps that are planned together need no order:
 * each controller is made once all of them are known.
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
