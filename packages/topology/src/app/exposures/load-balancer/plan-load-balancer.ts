import { enumerate } from "../../../findings/enumerate";
import type { Finding } from "../../../findings/finding";
import { everyExposure, Exposure } from "../../../model/exposure";
import type { PortRecord } from "../../../model/port-record";
import type { App } from "../../arguments/app-shape";
import type { ClusterIndex } from "../../../placement/cluster-index";
import { recommended } from "../../../placement/usable-exposures";
import type { ExposurePlan } from "../../app-plan";
import { planClaim, planCommon, podHop } from "../common-plan";
import type { PlannedExposure } from "../resolved-exposure";
import { hostPortUrl } from "../url";

/**
 * Plans the `loadBalancer` exposure. The cluster's load balancer listens on the port's address and forwards to the Service, so the pods are
 * not pinned. The Service listens on the port that clients use.
 */
export function planLoadBalancer(planned: PlannedExposure, findings: Finding[]): ExposurePlan {
  const { app, port, cluster, service } = planned;
  findings.push(...checkLoadBalancer(planned), ...checkBalanced(port, cluster), ...checkPolicy(app, planned));
  const { protocol, hostPort, listenAddress } = port;
  const { name } = service;
  const common = planCommon(planned);
  const { namespace } = common;
  return {
    ...common,
    url: hostPortUrl(port),
    route: [
      { kind: "loadBalancer", address: listenAddress, port: hostPort, protocol },
      { kind: "service", namespace, name, port: hostPort, externalTrafficPolicy: "Cluster" },
      podHop(planned),
    ],
    claim: planClaim(planned),
  };
}

function checkLoadBalancer(planned: PlannedExposure): Finding[] {
  const { record } = planned.cluster;
  if (record.loadBalancer === true) return [];
  const others = recommended(everyExposure, planned, record, "Use");
  return [
    {
      code: "LOAD_BALANCER_MISSING",
      path: "exposure",
      value: "loadBalancer",
      rule: `according to its record, cluster "${record.name}" has no load balancer, so the Service would never receive an address`,
      remedy: others === "" ? "Use another port." : `${others}, or use a cluster that has a load balancer.`,
    },
  ];
}

/** Checks that the load balancer listens on the port. If the record assigns ports to the load balancer, it listens only on these ports. */
function checkBalanced(port: PortRecord, { record }: ClusterIndex): Finding[] {
  const balanced = record.ports.filter(({ loadBalancer }) => loadBalancer === true);
  if (balanced.length === 0 || balanced.includes(port)) return [];
  const names = balanced.map(({ name }) => name);
  return [
    {
      code: "PORT_NOT_BALANCED",
      path: "port",
      value: port.name,
      rule: `this exposure needs a load balancer port (${enumerate(names, "or")}), but this port belongs to node \`${port.node}\``,
      remedy: "Use a load balancer port, or omit `exposure` to use the default exposure for the port.",
    },
  ];
}

function checkPolicy({ externalTrafficPolicy }: App, planned: PlannedExposure): Finding[] {
  if (externalTrafficPolicy !== "Local") return [];
  const pinning = recommended([Exposure.NodePort], planned, planned.cluster.record, ", or use");
  return [
    {
      code: "LOCAL_POLICY_UNPINNED",
      path: "externalTrafficPolicy",
      value: externalTrafficPolicy,
      rule: "a node without one of the app's pods would drop requests, but this exposure does not pin the pods to any node",
      remedy: `Omit \`externalTrafficPolicy\` to use \`Cluster\`${pinning === "" ? "" : `${pinning}, which pins the pods to the port's node`}.`,
    },
  ];
}
