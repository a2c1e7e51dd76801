import { creationFacts, renderPlan, type ClusterPlan, type Observation } from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { DriverCommand } from "../driver";
import { driver, driverText, driverWithSecretOutput } from "./driver-command";

/** Returns the arguments for the Command that creates, updates and deletes the cluster. */
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
    // Use the creation settings instead of their digest, so that a preview shows which change replaces the cluster.
    triggers: [creationFacts(plan), instanceId],
    environment: { BERTH_INSTANCE_ID: instanceId, BERTH_REPAIR_COUNT: repairCount },
  };
}

/**
 * Returns the arguments for the Command that waits until every node of a new cluster is Ready.
 *
 * This Command is a separate resource, so that Pulumi creates the objects on the cluster while the nodes become Ready. It runs once for each
 * cluster. When the cluster's Command repairs a cluster, it waits for the nodes itself.
 */
export function readyArgs(plan: ClusterPlan, observation: Observation): command.local.CommandArgs {
  const nodes = plan.nodes.map(({ name, role }) => ({ name, role, taints: [], labels: {} }));
  return { ...driver, ...oncePerCluster("cluster ready", plan, observation, nodes) };
}

/**
 * Returns the arguments for the Command that reads the cluster's kubeconfig.
 *
 * This Command is a separate resource, so Pulumi reads the kubeconfig again only when it replaces the cluster. During the preview of an
 * in-place change, the kubeconfig and all objects on the cluster stay known.
 */
export function kubeconfigArgs(plan: ClusterPlan, observation: Observation): command.local.CommandArgs {
  return { ...driverWithSecretOutput, ...oncePerCluster("cluster kubeconfig", plan, observation, []) };
}

/**
 * Returns the driver command and its input for a Command that Pulumi replaces only if it replaces the cluster.
 *
 * @param nodes - the nodes that the driver needs to know. Besides them, the driver reads only the cluster's name and engine.
 */
function oncePerCluster(
  text: DriverCommand,
  plan: ClusterPlan,
  { instanceId }: Observation,
  nodes: ClusterPlan["nodes"],
): Pick<command.local.CommandArgs, "create" | "stdin" | "triggers"> {
  const { version, name, engine } = plan;
  return {
    create: driverText(text),
    stdin: renderPlan({ version, name, ...(engine === undefined ? {} : { engine }), nodes, ports: [] }),
    triggers: [creationFacts(plan), instanceId],
  };
}

/**
 * Returns the arguments for the Command that creates the certificate authority for a cluster's apps. The Command's output is a secret: a
 * certificate and its private key, as JSON.
 */
export function authorityArgs(name: string): command.local.CommandArgs {
  return {
    ...driverWithSecretOutput,
    create: driverText("certificates authority"),
    stdin: JSON.stringify({ name }),
  };
}

/**
 * Returns the arguments for the Command that creates a host's certificate. The Command's output has the same format as in
 * {@link authorityArgs}. If the host or the authority changes, Pulumi recreates the certificate.
 *
 * @param authority - the output of the Command from {@link authorityArgs}
 */
export function certificateArgs(host: string, authority: pulumi.Output<string>): command.local.CommandArgs {
  return {
    ...driverWithSecretOutput,
    create: driverText("certificates certificate"),
    stdin: pulumi.interpolate`{"host":${JSON.stringify(host)},"authority":${authority}}`,
  };
}
