import type { Finding } from "../../../findings/finding";
import type { IngressControllerPlan } from "../../../ingress-controller/ingress-controller-plan";
import { checkOwnAlone, controllerHop } from "../../../ingress-controller/plan-ingress-controller";
import type { IngressClassHop, IngressControllerHop } from "../../../model/route";
import { isDnsSubdomain } from "../../../model/dns-name";
import type { OwnIngressControllerArgs } from "../../arguments/app-args";
import { planController } from "../http/plan-controller";
import type { PlannedExposure, ResolvedExposure } from "../resolved-exposure";

/** The Ingress controller for an app's Ingress. */
export interface IngressServer {
  readonly ingressClassName: string;
  /** The hop that receives requests on the node that carries the port. */
  readonly hop: IngressControllerHop | IngressClassHop;
  /** Omitted if the user installs the controller. */
  readonly controller?: IngressControllerPlan;
}

/**
 * Determines an app's Ingress controller. If `ingressController` is set, the app uses the user's own controller. If not, the app uses
 * Berth's controller.
 */
export function planIngressServer(planned: PlannedExposure, findings: Finding[]): IngressServer {
  const { app, port, held } = planned;
  const own = app.ingressController;
  if (own === undefined) {
    const controller = planController(planned);
    return { ingressClassName: controller.ingressClassName, hop: controllerHop(controller), controller };
  }
  findings.push(
    ...checkClassName(own),
    ...checkRunsThere(own, planned),
    ...checkOwnAlone(port, held.controllerOf(port.name)),
  );
  const { ingressClassName } = own;
  return { ingressClassName, hop: { kind: "ingressClass", name: ingressClassName } };
}

function checkClassName({ ingressClassName }: OwnIngressControllerArgs): Finding[] {
  if (isDnsSubdomain(ingressClassName)) return [];
  return [
    {
      code: "INGRESS_CLASS_INVALID",
      path: "ingressController.ingressClassName",
      value: ingressClassName,
      rule: "it must be a DNS name in lower case",
      remedy: "Use the name that `kubectl get ingressclasses` prints.",
    },
  ];
}

function checkRunsThere(own: OwnIngressControllerArgs, { port, node }: ResolvedExposure): Finding[] {
  if (own.node === node.name) return [];
  return [
    {
      code: "INGRESS_CONTROLLER_ON_OTHER_NODE",
      path: "ingressController.node",
      value: own.node,
      rule: `port \`${port.name}\` forwards to port ${port.containerPort} on node \`${node.name}\`, but the controller runs on another node`,
      remedy:
        `Move the port mapping to the controller's node, or the controller to \`${node.name}\`. ` +
        "If you omit `ingressController`, Berth runs a controller on the port's node.",
    },
  ];
}
