import type { Observation } from "@kind-berth/topology";

/** The number of cluster instances whose provider a preview recognizes on a machine that cannot observe the cluster. */
const mostInstances = 256;

/** A provider's resource name, and the names under which Pulumi's state may contain the same provider. */
export interface ProviderName {
  readonly providerName: string;
  readonly aliases: { readonly name: string }[];
}

/**
 * Returns the resource name of a cluster's provider. Each instance of the cluster has its own provider.
 *
 * If all instances had the same provider, an interrupted replacement of the cluster would block the stack. Pulumi keeps the objects of the
 * old cluster in the state until it has created them on the new cluster. For these objects, Pulumi needs the provider of the old cluster.
 * But Pulumi removes a provider from the state as soon as it has created a provider with the same name.
 *
 * If this machine cannot observe the cluster, the number of the instance is unknown. Aliases then ensure that a preview shows no change.
 *
 * @param name - the resource name of the cluster, which is also the name of its first provider
 */
export function nameProvider(name: string, { known, instanceId }: Observation): ProviderName {
  const nameOf = (instance: string) => (instance === "1" ? name : `${name}-${instance}`);
  if (known) return { providerName: nameOf(instanceId), aliases: [] };
  const others = Array.from({ length: mostInstances - 1 }, (_, index) => String(index + 2));
  return { providerName: name, aliases: others.map((instance) => ({ name: nameOf(instance) })) };
}
