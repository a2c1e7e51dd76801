import type * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "../cluster/app-cluster";
import { gatewayApiOn, recordForApps } from "../cluster/apps-of-cluster";
import { GatewayApi } from "./gateway-api";

/**
 * What a Gateway's controller waits for: Gateway API's definitions, made for the first that needs them, shared by the others.
 *
 * @returns none where the cluster has them of its own, or another stack has made them
 */
export function gatewayApiOf(cluster: AppCluster): pulumi.Resource[] {
  const { gatewayApi = false, gateways = [] } = recordForApps(cluster);
  if (gatewayApi || gateways.length > 0) return [];
  return [gatewayApiOn(cluster, () => new GatewayApi(`${cluster.record.name}-gateway-api`, cluster))];
}
