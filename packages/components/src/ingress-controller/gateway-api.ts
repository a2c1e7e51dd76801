import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onCluster, type AppCluster } from "../cluster/app-cluster";
import { recordForApps } from "../cluster/apps-of-cluster";

/**
 * Installs the Gateway API CustomResourceDefinitions. They come from the standard channel of the Gateway API release that Traefik uses.
 *
 * The definitions apply to the whole cluster, so their parent resource is the cluster and not the first app that needs them. Gateways and
 * HTTPRoutes depend on this resource.
 */
export class GatewayApi extends pulumi.ComponentResource {
  /** @param cluster - the cluster on which to install the definitions, which must not exist there yet */
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

/** The key is the provider, because each provider connects to exactly one cluster. */
const installed = new WeakMap<k8s.Provider, GatewayApi>();

/**
 * Returns the Gateway API definitions that a Gateway's controller waits for. The first controller that needs the definitions creates them,
 * and other controllers share them.
 *
 * @returns an empty array if the cluster already has the definitions, or if another stack created them
 */
export function gatewayApiOf(cluster: AppCluster): pulumi.Resource[] {
  const { gatewayApi = false, gateways = [] } = recordForApps(cluster);
  if (gatewayApi || gateways.length > 0) return [];
  const api =
    installed.get(cluster.provider) ?? new GatewayApi(`${cluster.record.name}-gateway-api`, cluster);
  installed.set(cluster.provider, api);
  return [api];
}

/** A CustomResourceDefinition in `crds/gateway-api.json`. This type contains only the properties that this module uses. */
interface Definition {
  readonly apiVersion: "apiextensions.k8s.io/v1";
  readonly kind: "CustomResourceDefinition";
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly spec: k8s.types.input.apiextensions.v1.CustomResourceDefinitionSpec & {
    readonly names: { readonly plural: string };
  };
}

/**
 * Reads the definitions from `crds/gateway-api.json`. This file is long, so only programs that use Gateway API resources read it.
 * `crds/README.md` describes the source of the definitions.
 */
function definitions(): readonly Definition[] {
  const file = join(__dirname, "..", "..", "crds", "gateway-api.json");
  return JSON.parse(readFileSync(file, "utf8")) as readonly Definition[];
}
