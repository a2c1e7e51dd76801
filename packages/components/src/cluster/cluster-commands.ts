import { creationFacts, renderPlan, type ClusterPlan, type Observation } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { driver, driverText } from "./driver-command";

/** The Command that creates the cluster, updates it in place and deletes it. */
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
    // The facts themselves instead of a digest: a preview then shows which change replaces the cluster.
    triggers: [creationFacts(plan), instanceId],
    environment: { BERTH_INSTANCE_ID: instanceId, BERTH_REPAIR_COUNT: repairCount },
  };
}

/**
 * The Command that reads the kubeconfig of the cluster.
 *
 * It is a separate resource. A change in place then leaves the kubeconfig known at preview, and with it all objects on the cluster. Pulumi
 * reads the kubeconfig again only when it replaces the cluster.
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

/**
 * The Command that creates the authority that signs the certificates of a cluster's apps. Its output is a certificate with its key, as
 * JSON, and is a secret.
 */
export function authorityArgs(name: string): command.local.CommandArgs {
  return { ...driver, create: driverText("certificates authority"), stdin: JSON.stringify({ name }) };
}

/**
 * The Command that creates the certificate of a host. Its output has the form of {@link authorityArgs}. Another host or another authority
 * recreates the certificate.
 *
 * @param authority - the output of the Command of {@link authorityArgs}
 */
export function certificateArgs(host: string, authority: pulumi.Output<string>): command.local.CommandArgs {
  return {
    ...driver,
    create: driverText("certificates certificate"),
    stdin: pulumi.interpolate`{"host":${JSON.stringify(host)},"authority":${authority}}`,
  };
}
