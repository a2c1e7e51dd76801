import type { Finding } from "../../../findings/finding";
import { wildcardPriority } from "../../../ingress-controller/traefik";
import type { HttpRule } from "../../../model/http-rule";
import type { ExposurePlan } from "../../app-plan";
import { isChecked } from "../checked-route";
import { entry } from "../common-plan";
import { planHttp, toPods } from "../http/plan-http";
import { planTls } from "../http/plan-tls";
import type { PlannedExposure } from "../resolved-exposure";
import { planIngressServer } from "./own-controller";

/** Plans the `ingress` exposure. The Ingress controller binds the port on the node, so the app's pods can run on any node. */
export function planIngress(planned: PlannedExposure, findings: Finding[]): ExposurePlan {
  const { plan, rule } = planHttp(planned, findings);
  const { namespace, objectName: name } = plan;
  const { ingressClassName, hop, controller } = planIngressServer(planned, findings);
  const tls = planTls(planned, rule, findings);
  const own = controller === undefined ? { ingressClassName } : {};
  const route = [
    ...entry(planned),
    hop,
    { kind: "ingress", namespace, name, ingressClassName, ...rule } as const,
    ...toPods(planned, plan),
  ];
  return {
    ...plan,
    claim: { ...plan.claim, ...own },
    ingress: {
      ...annotations(rule),
      ...(isChecked(planned.app, plan.port, route) ? { skipAwait: true } : {}),
      ingressClassName,
      ...rule,
      pathType: "Prefix",
      ...(tls === undefined ? {} : { tls }),
      ...(controller === undefined ? {} : { controller }),
    },
    route,
  };
}

function annotations({ host, path }: HttpRule): { annotations?: Record<string, string> } {
  return host.startsWith("*.") ? { annotations: wildcardPriority(path) } : {};
}
