import { readClusterFields, type ClusterFields } from "./kind-cluster-fields";
import { fields, number, presence, text, type Read } from "./value-readers";

/** A `kind: Cluster` document in a ctlptl file. */
export interface CtlptlCluster {
  readonly kind: string;
  readonly apiVersion: string;
  /** The name of the Kubernetes context: `kind-`, followed by the name of the kind cluster. */
  readonly name: string;
  /** The program that creates the cluster, such as `kind` or `minikube`. */
  readonly product: string;
  /** The name of the cluster's registry. */
  readonly registry: string;
  /** The Kubernetes version, such as `v1.36.1`. ctlptl ignores the patch version. */
  readonly kubernetesVersion: string;
  /** A kind config. ctlptl sets its `kind` and `apiVersion`. */
  readonly kindV1Alpha4Cluster: ClusterFields;
  readonly minCPUs: true;
  readonly registryAuths: true;
  readonly pullThroughRegistries: true;
  readonly kindExtraArguments: true;
  readonly minikube: true;
  readonly k3d: true;
  readonly status: true;
}

/** A `kind: Registry` document in a ctlptl file. */
export interface CtlptlRegistry {
  readonly kind: string;
  readonly apiVersion: string;
  /** The name of the registry's container. The default is `ctlptl-registry`. */
  readonly name: string;
  /** The host address of the registry. The default is `127.0.0.1`. */
  readonly listenAddress: string;
  /** The host port. If it is 0 or omitted, ctlptl chooses a free port. */
  readonly port: number;
  readonly labels: true;
  readonly env: true;
  readonly image: true;
  readonly proxy: true;
  readonly status: true;
}

/**
 * Reads a cluster document. The values of the kind config have the same paths as in a kind config.
 *
 * @see https://github.com/tilt-dev/ctlptl/blob/main/pkg/api/types.go
 */
export const readCluster: Read<Partial<CtlptlCluster>> = fields<CtlptlCluster>(
  {
    kind: text,
    apiVersion: text,
    name: text,
    product: text,
    registry: text,
    kubernetesVersion: text,
    kindV1Alpha4Cluster: (node, _, source) => readClusterFields(node, "", source),
    minCPUs: presence,
    registryAuths: presence,
    pullThroughRegistries: presence,
    kindExtraArguments: presence,
    minikube: presence,
    k3d: presence,
    status: presence,
  },
  "ctlptl",
);

/** Reads a registry document. */
export const readRegistry: Read<Partial<CtlptlRegistry>> = fields<CtlptlRegistry>(
  {
    kind: text,
    apiVersion: text,
    name: text,
    listenAddress: text,
    port: number,
    labels: presence,
    env: presence,
    image: presence,
    proxy: presence,
    status: presence,
  },
  "ctlptl",
);
