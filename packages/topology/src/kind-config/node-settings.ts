import { stringify } from "yaml";
import { z } from "zod";
import { registrationDocuments, type RegistrationDocument } from "../cluster/kubeadm/registration-document";
import { taintShape } from "../cluster/kind-shapes";
import { isRefusedByKubelet } from "../cluster/rules/node-labels";
import { NodeRole } from "../model/node-record";
import { taintText, type AnyTaint } from "../model/taint-text";
import type { NodeFields } from "./kind-cluster-fields";

/** A node's settings for which a kind config has no field. */
export interface NodeSettings {
  /** The labels that a kubelet may not set on its own node. Berth sets them after the node has joined the cluster. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The node's taints. Omitted for kubeadm's taints. */
  readonly taints?: readonly AnyTaint[];
}

/** A node's place in the cluster. It determines how kubeadm receives the node's settings. */
export interface NodePlace {
  /** The `kind` of the document that kubeadm reads on the node. */
  readonly document: RegistrationDocument;
  /** Whether the cluster has no other node. */
  readonly alone: boolean;
}

/** The part of a node's labels that kind passes to the kubelet, and the part that Berth sets after the node has joined the cluster. */
export function splitLabels(labels: Readonly<Record<string, string>>): {
  readonly forKubelet: Record<string, string>;
  readonly afterwards: Record<string, string>;
} {
  const entries = Object.entries(labels);
  return {
    forKubelet: Object.fromEntries(entries.filter(([key]) => !isRefusedByKubelet(key))),
    afterwards: Object.fromEntries(entries.filter(([key]) => isRefusedByKubelet(key))),
  };
}

/** The first line of a settings patch. It contains the settings as JSON. */
const firstLine = /^# Berth: (.*)\n/;
const settingsShape = z.strictObject({
  labels: z.record(z.string(), z.string()).optional(),
  taints: z.array(taintShape).optional(),
});

/**
 * Returns a kubeadm patch for settings. The patch sets the taints before the first pod is scheduled. Its first line is a comment that
 * contains all settings, so that {@link settingsOfNodes} can read them from the kind config.
 *
 * The patch has no API version, so it applies to every Kubernetes version.
 *
 * @returns the patch; `undefined` if there are no settings
 */
export function settingsPatch(settings: NodeSettings, place: NodePlace): string | undefined {
  const { labels = {}, taints } = settings;
  const noLabels = Object.keys(labels).length === 0;
  if (noLabels && taints === undefined) return undefined;
  const comment = JSON.stringify({ ...(noLabels ? {} : { labels }), ...(taints && { taints }) });
  return `# Berth: ${comment}\n${stringify({ kind: place.document, ...registration(taints, place) })}`;
}

/**
 * Returns the fields of the kubeadm document that set a node's taints.
 *
 * If a cluster has only one node, kind removes kubeadm's taint from this node after kubeadm has set it, and fails if the taint is missing.
 * The taints of such a node are therefore an argument of the kubelet, which does not affect kubeadm's taint.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/create/actions/kubeadminit/init.go
 */
function registration(taints: NodeSettings["taints"], { alone }: NodePlace): object {
  if (taints === undefined) return {};
  if (!alone) return { nodeRegistration: { taints } };
  if (taints.length === 0) return {};
  const argument = taints.map(taintText).join(",");
  return { nodeRegistration: { kubeletExtraArgs: { "register-with-taints": argument } } };
}

/**
 * Takes the settings from the nodes' kubeadm patches. Another patch that sets taints stays a patch: it may set a taint that another program
 * removes when the node has started, and Berth must not restore such a taint.
 *
 * @returns the nodes without settings patches, and each node's settings. If a user has changed a settings patch, it stays a patch.
 */
export function settingsOfNodes(nodes: readonly NodeFields[]): {
  readonly nodes: NodeFields[];
  readonly settings: NodeSettings[];
} {
  const roles = nodes.map(({ role = "" }) => (role === "" ? NodeRole.ControlPlane : role));
  const documents = registrationDocuments(roles);
  const taken = nodes.map((node, index) => {
    const { kubeadmConfigPatches = [] } = node;
    const last = kubeadmConfigPatches.at(-1) ?? "";
    const settings = settingsIn(last);
    const document = documents[index] ?? "JoinConfiguration";
    if (settings === undefined || settingsPatch(settings, { document, alone: nodes.length === 1 }) !== last)
      return { node, settings: {} };
    return { node: { ...node, kubeadmConfigPatches: kubeadmConfigPatches.slice(0, -1) }, settings };
  });
  return { nodes: taken.map(({ node }) => node), settings: taken.map(({ settings }) => settings) };
}

function settingsIn(patch: string): NodeSettings | undefined {
  const json = firstLine.exec(patch)?.[1];
  if (json === undefined) return undefined;
  try {
    return settingsShape.safeParse(JSON.parse(json)).data as NodeSettings | undefined;
  } catch {
    // Another program wrote the comment.
    return undefined;
  }
}
