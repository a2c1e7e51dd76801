import type { NodeMade } from "./kind-under-test";

/** How a node registers with the cluster, according to the documents that the real kind wrote for kubeadm. */
export interface RegisteredNode {
  /** The taints, in the form `key=value:effect`, in alphabetical order. */
  readonly taints: readonly string[];
  /** The labels that the kubelet sets, in the form `key=value`, in alphabetical order. Does not contain port labels. */
  readonly labels: readonly string[];
}

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

interface KubeadmDocument {
  readonly kind: string;
  readonly apiServer?: { readonly extraArgs?: unknown };
  readonly nodeRegistration?: {
    readonly taints?: readonly Taint[] | null;
    readonly kubeletExtraArgs?: unknown;
  };
  readonly registerWithTaints?: readonly Taint[] | null;
}

const kubeadmTaint = "node-role.kubernetes.io/control-plane:NoSchedule";

/**
 * Determines how each node registers. Only kubeadm's rules are repeated here. The patches are applied by kind itself.
 *
 * @param nodes - the nodes that kind would create, by container name
 */
export function registeredNodes(nodes: Readonly<Record<string, NodeMade>>): Record<string, RegisteredNode> {
  const all = Object.entries(nodes).filter(([, { kubeadm }]) => kubeadm.length > 0);
  const kubelet = all
    .flatMap(([, node]) => documents(node))
    .find(({ kind }) => kind === "KubeletConfiguration");
  return Object.fromEntries(
    all.map(([name, node]) => {
      const document = documents(node).find(({ nodeRegistration }) => nodeRegistration !== undefined);
      const registration = document?.nodeRegistration ?? {};
      const flags = argumentsOf(registration.kubeletExtraArgs);
      const flag = flags
        .get("register-with-taints")
        ?.split(",")
        .filter((taint) => taint !== "");
      const fromKubelet = flag ?? (kubelet?.registerWithTaints ?? []).map(textOf);
      const fromKubeadm = registration.taints?.map(textOf);
      const isControlPlane = /-control-plane\d*$/.test(name);
      const taints = isControlPlane
        ? [...(fromKubeadm ?? [kubeadmTaint]), ...fromKubelet]
        : (flag ?? (fromKubeadm?.length ? fromKubeadm : fromKubelet));
      const left = all.length === 1 ? taints.filter((taint) => taint !== kubeadmTaint) : taints;
      return [name, { taints: [...new Set(left)].sort(), labels: labelsOf(flags.get("node-labels")) }];
    }),
  );
}

/** Returns the API server's argument for the range of NodePorts. `undefined` if the kubeadm config does not set it. */
export function nodePortRangeArgument(nodes: Readonly<Record<string, NodeMade>>): string | undefined {
  const config = Object.values(nodes)
    .flatMap(documents)
    .find(({ kind }) => kind === "ClusterConfiguration");
  return argumentsOf(config?.apiServer?.extraArgs).get("service-node-port-range");
}

function documents({ kubeadm }: NodeMade): KubeadmDocument[] {
  return kubeadm as KubeadmDocument[];
}

function argumentsOf(value: unknown): Map<string, string> {
  const pairs = Array.isArray(value)
    ? (value as { name: string; value: unknown }[]).map(({ name, value: given }): [string, unknown] => [
        name,
        given,
      ])
    : Object.entries((value ?? {}) as Record<string, unknown>);
  return new Map(pairs.map(([name, given]) => [name, Array.isArray(given) ? given.join() : String(given)]));
}

function textOf({ key, value, effect }: Taint): string {
  return `${key}${value === undefined || value === "" ? "" : `=${value}`}:${effect}`;
}

function labelsOf(argument = ""): string[] {
  return argument
    .split(",")
    .filter((label) => label !== "" && !label.startsWith("port.berth.dev/"))
    .map((label) => (label.includes("=") ? label : `${label}=`))
    .sort();
}
