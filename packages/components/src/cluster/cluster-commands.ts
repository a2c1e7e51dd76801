import { creationFacts, renderPlan, type ClusterPlan, type Observation } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { driver, driverText } from "./driver-command";

/** The Command that creates, updates and deletes the cluster. */
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
    // The creation settings themselves instead of a digest, so that a preview shows which change replaces the cluster.
    triggers: [creationFacts(plan), instanceId],
    environment: { BERTH_INSTANCE_ID: instanceId, BERTH_REPAIR_COUNT: repairCount },
  };
}

/**
 * The Command that reads the kubeconfig of the cluster.
 *
 * This Command is a separate resource. Pulumi reads the kubeconfig again only when it replaces the cluster. If the cluster changes in
 * place, the kubeconfig and all objects on the cluster therefore stay known at preview.
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
 * The Command that creates the certificate authority for a cluster's apps. Its output is a secret: a certificate and its private key as
 * JSON.
 */
export function authorityArgs(name: string): command.local.CommandArgs {
  return { ...driver, create: driverText("certificates authority"), stdin: JSON.stringify({ name }) };
}

/**
 * The Command that creates the certificate of a host. Its output has the same format as the output of {@link authorityArgs}. If the host or
 * the authority changes, Pulumi recreates the certificate.
 *
 * @param authority - the output of the Command that {@link authorityArgs} describes
 */
export function certificateArgs(host: string, authority: pulumi.Output<string>): command.local.CommandArgs {
  return {
    ...driver,
    create: driverText("certificates certificate"),
    stdin: pulumi.interpolate`{"host":${JSON.stringify(host)},"authority":${authority}}`,
  };
}
