import type { ClusterPlan, NodePlan } from "../cluster/cluster-plan";
import type { EngineName } from "../model/engine-name";
import { omitUndefined } from "../model/omit-undefined";
import type { KindArgs } from "../cluster/kind-args";
import type { NodeRole } from "../model/node-record";
import { listenAddresses, type PortRecord } from "../model/port-record";
import { digest } from "./digest";

/**
 * The properties from which a node container is created. Mounts and patches are stored as digests, because they can be long and contain
 * arbitrary data.
 */
export interface NodeFacts {
  readonly role: NodeRole;
  /** @default the machine that creates the cluster determines the value */
  readonly image?: string | undefined;
  readonly mounts?: string | undefined;
  readonly patches?: string | undefined;
}

/**
 * A port that a node container publishes. If the port has several listen addresses, `listenAddress` contains all of them, sorted and
 * separated by commas, because their order does not affect the container.
 */
export type PortFacts = Pick<
  PortRecord,
  "node" | "listenAddress" | "hostPort" | "containerPort" | "protocol"
>;

/**
 * The plan properties that cannot change while the cluster exists. If one of these properties changes, Pulumi replaces the cluster. The
 * properties are in a readable form, because Pulumi shows them in its diff, such as `ports.http.node: "worker" => "worker2"`. They can be
 * serialized as JSON and do not contain secrets.
 */
export interface CreationFacts extends Pick<KindArgs, "networking" | "featureGates" | "runtimeConfig"> {
  readonly name: string;
  /** @default the machine that creates the cluster determines the value */
  readonly engine?: EngineName | undefined;
  /** @default the Kubernetes version of the default node image on the machine that creates the cluster */
  readonly kubernetesVersion?: string | undefined;
  /** The nodes, by name. */
  readonly nodes: Readonly<Record<string, NodeFacts>>;
  /** The ports, by name. */
  readonly ports: Readonly<Record<string, PortFacts>>;
  /** A digest of all patches that apply to the whole cluster. */
  readonly patches?: string | undefined;
}

/**
 * Extracts the plan properties that cannot change while the cluster exists. If one of these properties changes, Pulumi replaces the
 * cluster. Berth makes all other changes in place.
 *
 * - A node's published ports, image and mounts are fixed when its container is created.
 * - The kubeadm and containerd configuration is fixed when kubeadm creates the cluster.
 *
 * @example
 * ```ts
 * creationFacts(plan).ports["http"]; // { node: "worker", hostPort: 8080, … }
 * ```
 */
export function creationFacts(plan: ClusterPlan): CreationFacts {
  const { name, engine, kubernetesVersion, networking, featureGates, runtimeConfig } = plan;
  const published = plan.ports.filter(({ publish }) => publish === undefined);
  return omitUndefined({
    name,
    engine,
    kubernetesVersion,
    networking,
    featureGates,
    runtimeConfig,
    nodes: Object.fromEntries(plan.nodes.map((node) => [node.name, nodeFacts(node)])),
    ports: Object.fromEntries(published.map((port) => [port.name, portFacts(port)])),
    patches: digestOfAny({
      kubeadmConfigPatches: plan.kubeadmConfigPatches,
      kubeadmConfigPatchesJSON6902: plan.kubeadmConfigPatchesJSON6902,
      containerdConfigPatches: plan.containerdConfigPatches,
      containerdConfigPatchesJSON6902: plan.containerdConfigPatchesJSON6902,
    }),
  });
}

function nodeFacts(node: NodePlan): NodeFacts {
  const { role, image, extraMounts, kubeadmConfigPatches, kubeadmConfigPatchesJSON6902 } = node;
  return omitUndefined({
    role,
    image,
    mounts: digestOfAny({ extraMounts }),
    patches: digestOfAny({ kubeadmConfigPatches, kubeadmConfigPatchesJSON6902 }),
  });
}

function portFacts(port: PortRecord): PortFacts {
  const { node, hostPort, containerPort, protocol } = port;
  return {
    node,
    listenAddress: [...listenAddresses(port)].sort().join(", "),
    hostPort,
    containerPort,
    protocol,
  };
}

function digestOfAny(values: object): string | undefined {
  const some = omitUndefined(values);
  return Object.keys(some).length === 0 ? undefined : digest(some);
}
