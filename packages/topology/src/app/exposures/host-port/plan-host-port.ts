import type { Finding } from "../../../findings/finding";
import type { PortRecord } from "../../../model/port-record";
import type { App } from "../../arguments/app-shape";
import { checkPinnedReplicas } from "../../../placement/check-replicas";
import { Exposure } from "../../../model/exposure";
import { recommended } from "../../../placement/usable-exposures";
import type { ExposurePlan } from "../../app-plan";
import { entry, planClaim, planCommon, podHop } from "../common-plan";
import type { PlannedExposure } from "../resolved-exposure";
import { hostPortUrl } from "../url";

/**
 * Plans the `hostPort` exposure. The app's pod binds the port on the node, so Berth pins the pod to this node. During a rollout, the old
 * pod must release the port before the new pod can bind it.
 */
export function planHostPort(planned: PlannedExposure, findings: Finding[]): ExposurePlan {
  const { app, port, node, cluster } = planned;
  const otherwise = recommended([Exposure.Ingress], planned, cluster.record, ", or use");
  findings.push(
    ...checkPinnedReplicas(
      app.replicas,
      port,
      node.count ?? 1,
      otherwise === "" ? "" : `${otherwise}, which lets the pods run on any node`,
    ),
    ...checkRollout(app, port),
  );
  const binds = { node: node.name, port: port.containerPort, protocol: port.protocol };
  return {
    ...planCommon(planned),
    url: hostPortUrl(port),
    route: [...entry(planned), podHop(planned)],
    claim: { ...planClaim(planned), binds },
  };
}

function checkRollout({ strategy }: App, port: PortRecord): Finding[] {
  if (strategy !== "RollingUpdate") return [];
  return [
    {
      code: "ROLLOUT_NEEDS_PORT_TWICE",
      path: "strategy",
      value: strategy,
      rule: `the new pod would wait for port ${port.containerPort} on node \`${port.node}\`, but the old pod keeps this port until the new pod is ready`,
      remedy: "Omit `strategy`, or set it to `Recreate`, which stops the old pod first.",
    },
  ];
}
