import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onCluster, type AppCluster } from "../cluster/app-cluster";
import { recordForApps } from "../cluster/apps-of-cluster";

/**
 * Installs the Gateway API CustomResourceDefinitions: the standard channel, in the release that Traefik is built with.
 *
 * They apply to the whole cluster, so their parent is the cluster instead of the first app that needs them. Gateways and routes depend on
 * this resource.
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

/** By provider: each provider is one cluster. */
const installed = new WeakMap<k8s.Provider, GatewayApi>();

/**
 * The resources that the controller of a Gateway waits for: the Gateway API definitions. The first controller that needs them creates them,
 * and the others share them.
 *
 * @returns no resources, if the cluster has its own definitions, or if another stack created them
 */
export function gatewayApiOf(cluster: AppCluster): pulumi.Resource[] {
  const { gatewayApi = false, gateways = [] } = recordForApps(cluster);
  if (gatewayApi || gateways.length > 0) return [];
  const api =
    installed.get(cluster.provider) ?? new GatewayApi(`${cluster.record.name}-gateway-api`, cluster);
  installed.set(cluster.provider, api);
  return [api];
}

/** A CustomResourceDefinition in `crds/gateway-api.json`, with the properties that are used here. */
interface Definition {
  readonly apiVersion: "apiextensions.k8s.io/v1";
  readonly kind: "CustomResourceDefinition";
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly spec: k8s.types.input.apiextensions.v1.CustomResourceDefinitionSpec & {
    readonly names: { readonly plural: string };
  };
}

/** Reads the definitions. `crds/README.md` describes their source. The file is long, so only programs that use Gateway API read it. */
function definitions(): readonly Definition[] {
  const file = join(__dirname, "..", "..", "crds", "gateway-api.json");
  return JSON.parse(readFileSync(file, "utf8")) as readonly Definition[];
}
