import { creationFacts, renderPlan, type ClusterPlan, type Observation } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { driver, driverText } from "./driver-command";

/** What makes the cluster, changes it in place and deletes it. */
export function clusterArgs(
  plan: ClusterPlan,
  { instanceId, repairCount }: Observation,
): command.local.CommandArgs {
  return {
    ...driver,
    create: driverText("cluster create"),
    update: driverText("cluster update"),
    delete: driverText("cluster delete"),
    stdin: renderPlan(plan),
    // Not a digest of the facts: Pulumi shows what has changed, and so what replaces the cluster.
    triggers: [creationFacts(plan), instanceId],
    environment: { BERTH_INSTANCE_ID: instanceId, BERTH_REPAIR_COUNT: repairCount },
  };
}

/**
 * What reads the kubeconfig of the cluster. A resource of its own, so that a change in place leaves it known at preview, and with it all
 * that is on the cluster: it is read again only when the cluster is replaced.
 */
export function kubeconfigArgs(plan: ClusterPlan, { instanceId }: Observation): command.local.CommandArgs {
  const { version, name, engine } = plan;
  return {
    ...driver,
    create: driverText("cluster kubeconfig"),
    stdin: renderPlan({ version, name, ...(engine === undefined ? {} : { engine }), nodes: [], ports: [] }),
    triggers: [creationFacts(plan), instanceId],
  };
}

/** What makes the authority that signs the certificates of a cluster's apps: a certificate with its key, as JSON, a secret. */
export function authorityArgs(name: string): command.local.CommandArgs {
  return { ...driver, create: driverText("certificates authority"), stdin: JSON.stringify({ name }) };
}

/**
 * What makes the certificate of a host, as {@link authorityArgs} the authority's. It is made anew for another host, or by another authority.
 *
 * @param authority - what the Command of {@link authorityArgs} has written
 */
export function certificateArgs(host: string, authority: pulumi.Output<string>): command.local.CommandArgs {
  return {
    ...driver,
    create: driverText("certificates certificate"),
    stdin: pulumi.interpolate`{"host":${JSON.stringify(host)},"authority":${authority}}`,
  };
}
