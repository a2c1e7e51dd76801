import type { ClusterPlan, NodePlan } from "../cluster/cluster-plan";
import type { EngineName } from "../model/engine-name";
import { omitUndefined } from "../model/omit-undefined";
import type { KindArgs } from "../cluster/kind-args";
import type { NodeRole } from "../model/node-record";
import type { PortRecord } from "../model/port-record";
import { digest } from "./digest";

/** What a node's container is made with. Mounts and patches stand here as digests: they may be long, and hold anything. */
export interface NodeFacts {
  readonly role: NodeRole;
  /** @default the machine's choice */
  readonly image?: string | undefined;
  readonly mounts?: string | undefined;
  readonly patches?: string | undefined;
}

/** A port that a node's own container publishes. */
export type PortFacts = Pick<
  PortRecord,
  "node" | "listenAddress" | "hostPort" | "containerPort" | "protocol"
>;

/**
 * What of a plan cannot change while the cluster lives: a plan that differs here replaces it. Written to be read, since Pulumi's
 * diff shows it: `ports.http.node: "worker" => "worker2"`. Plain and JSON-serialisable, and free of secrets.
 */
export interface CreationFacts extends Pick<KindArgs, "networking" | "featureGates" | "runtimeConfig"> {
  readonly name: string;
  /** @default the machine's choice */
  readonly engine?: EngineName | undefined;
  /** @default that of the machine's own node image */
  readonly kubernetesVersion?: string | undefined;
  /** By the node's name. */
  readonly nodes: Readonly<Record<string, NodeFacts>>;
  /** By the port's name. */
  readonly ports: Readonly<Record<string, PortFacts>>;
  /** A digest of the cluster's own patches. */
  readonly patches?: string | undefined;
}

/**
 * Takes from a plan what replaces the cluster when it changes: published ports, images and mounts are given to a node when its
 * container is made, and kubeadm's and containerd's configuration when kubeadm makes the cluster. All else changes in place.
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

function portFacts({ node, listenAddress, hostPort, containerPort, protocol }: PortRecord): PortFacts {
  return { node, listenAddress, hostPort, containerPort, protocol };
}

function digestOfAny(values: object): string | undefined {
  const some = omitUndefined(values);
  return Object.keys(some).length === 0 ? undefined : digest(some);
}
