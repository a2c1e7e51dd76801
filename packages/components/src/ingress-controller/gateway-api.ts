import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onCluster, type AppCluster } from "../cluster/app-cluster";
import { recordForApps } from "../cluster/apps-of-cluster";

/**
 * Gateway API's CustomResourceDefinitions, standard channel, of the release that the Ingress controller is built with: for a whole
 * cluster, so they belong to it and not to whoever needs them first. Who depends on this can make Gateways and routes.
 */
export class GatewayApi extends pulumi.ComponentResource {
  /** @param cluster - a cluster that has none of these definitions yet */
  constructor(name: string, cluster: AppCluster) {
    const parent = pulumi.Resource.isInstance(cluster) ? { parent: cluster } : {};
    super("berth:index:GatewayApi", name, {}, parent);
    for (const { apiVersion, kind, metadata, spec } of definitions()) {
      const annotations = { ...metadata.annotations, "pulumi.com/waitFor": "condition=Established" };
      new k8s.apiextensions.v1.CustomResourceDefinition(
        `${name}-${spec.names.plural}`,
        { apiVersion, kind, metadata: { ...metadata, annotations }, spec },
        onCluster(cluster, this),
      );
    }
    this.registerOutputs();
  }
}

/** By provider: that is what tells clusters apart. */
const installed = new WeakMap<k8s.Provider, GatewayApi>();

/**
 * What a Gateway's controller waits for: Gateway API's definitions, made for the first that needs them, shared by the others.
 *
 * @returns none where the cluster has them of its own, or another stack has made them
 */
export function gatewayApiOf(cluster: AppCluster): pulumi.Resource[] {
  const { gatewayApi = false, gateways = [] } = recordForApps(cluster);
  if (gatewayApi || gateways.length > 0) return [];
  const api =
    installed.get(cluster.provider) ?? new GatewayApi(`${cluster.record.name}-gateway-api`, cluster);
  installed.set(cluster.provider, api);
  return [api];
}

/** A CustomResourceDefinition as `crds/gateway-api.json` has it, as far as it is read here. */
interface Definition {
  readonly apiVersion: "apiextensions.k8s.io/v1";
  readonly kind: "CustomResourceDefinition";
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly spec: k8s.types.input.apiextensions.v1.CustomResourceDefinitionSpec & {
    readonly names: { readonly plural: string };
  };
}

/** Read only where they are needed. Where they are from says `crds/README.md`. */
function definitions(): readonly Definition[] {
  const file = join(__dirname, "..", "..", "crds", "gateway-api.json");
  return JSON.parse(readFileSync(file, "utf8")) as readonly Definition[];
}
