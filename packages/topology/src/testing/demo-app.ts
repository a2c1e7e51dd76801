import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import type { AppPlacementArgs } from "../exposure/app-args";
import { planExposure } from "../exposure/plan-app";
import type { ClusterRecord } from "../record/cluster-record";

/** A cluster with a port of every sort. */
export const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" },
      { name: "https", hostPort: 8443, containerPort: 443 },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" },
      { name: "db", hostPort: 5432, containerPort: 5432, node: "control-plane", listenAddress: "0.0.0.0" },
      { name: "node", hostPort: 30080, containerPort: 30080 },
      { name: "lan", hostPort: 8081, containerPort: 80, listenAddress: "192.168.1.5" },
    ],
  }),
);
/** An app that is reached by host and path. */
export const web = { name: "web", containerPort: 8080, port: "http" };

/** Plans {@link web} with other arguments. */
export function plan(args: Partial<AppPlacementArgs> & { name?: string }, on: ClusterRecord = record) {
  return planExposure({ ...web, ...args }, on, []);
}
