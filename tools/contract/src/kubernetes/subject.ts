import type { PropertyMap } from "@berth-tools/stand-ins/protocol";

import type { SubjectLifecycle } from "../case/contract-case";
import { ProviderClient, type ResourceKey, type ResourceState } from "../plugin/provider-client";
import { startControlPlane, type ControlPlane } from "./cluster/control-plane";
import type { Kubectl } from "./cluster/kubectl";
import { PodRunner } from "./cluster/pod-runner";

/** A resource that a case made. */
export interface Made extends ResourceState {
  readonly key: ResourceKey;
  /** Its inputs, checked. */
  readonly inputs: PropertyMap;
}

/** What the cases have at hand: a provider of their own, and a namespace of their own on a cluster that is shared. */
export class KubernetesSubject {
  constructor(
    readonly provider: ProviderClient,
    readonly plane: ControlPlane,
    readonly namespace: string,
  ) {}

  /** A client of the cluster that is not the provider's. */
  get kubectl(): Kubectl {
    return this.plane.kubectl;
  }

  /** What the provider logged so far. */
  get messages(): readonly string[] {
    return this.provider.log.map(({ message }) => message);
  }

  /** The inputs with the case's namespace, and with the `apiVersion` and `kind` that the SDK puts in. */
  inputs(key: ResourceKey, inputs: PropertyMap): PropertyMap {
    const [, module = "", kind = ""] = key.type.split(":");
    const metadata = (inputs["metadata"] ?? {}) as PropertyMap;
    return {
      apiVersion: module.replace(/^core\//, ""),
      kind: kind.replace(/Patch$/, ""),
      ...inputs,
      metadata: CLUSTER_WIDE.has(kind) ? metadata : { namespace: this.namespace, ...metadata },
    };
  }

  /** Checks and creates, as `pulumi up` does for a new resource. */
  async make(key: ResourceKey, inputs: PropertyMap, timeoutSeconds = 0): Promise<Made> {
    const { inputs: checked } = await this.provider.check(key, this.inputs(key, inputs));
    const created = await this.provider.create(key, checked, { timeoutSeconds });
    return { ...created, key, inputs: checked };
  }

  /** What new inputs would change. */
  async diff(made: Made, inputs: PropertyMap): ReturnType<ProviderClient["diff"]> {
    const { inputs: checked } = await this.provider.check(
      made.key,
      this.inputs(made.key, inputs),
      made.inputs,
    );
    return await this.provider.diff(made.key, made, made.inputs, checked);
  }

  /** Checks and updates, as `pulumi up` does for a resource that is there. */
  async change(made: Made, inputs: PropertyMap, timeoutSeconds = 0): Promise<Made> {
    const { inputs: checked } = await this.provider.check(
      made.key,
      this.inputs(made.key, inputs),
      made.inputs,
    );
    const updated = await this.provider.update(made.key, made, made.inputs, checked, { timeoutSeconds });
    return { ...updated, key: made.key, inputs: checked };
  }

  /** Reads, as `pulumi refresh` does. */
  async refresh(made: Made): ReturnType<ProviderClient["read"]> {
    return await this.provider.read(made.key, made, made.inputs);
  }

  /** Deletes, as `pulumi destroy` does. */
  async remove(made: Made, timeoutSeconds = 0): Promise<void> {
    await this.provider.delete(made.key, made, made.inputs, { timeoutSeconds });
  }
}

const CLUSTER_WIDE = new Set([
  ...["Namespace", "Node", "NodePatch", "ClusterRole", "ClusterRoleBinding", "IngressClass", "StorageClass"],
]);

let plane: ControlPlane | undefined;
let pods: PodRunner | undefined;
let cases = 0;

/** Starts the cluster that all cases of a file share. */
export async function startCluster(): Promise<void> {
  plane = await startControlPlane();
  pods = await PodRunner.start(plane.kubectl);
}

/** Takes the cluster away. */
export async function stopCluster(): Promise<void> {
  await pods?.stop();
  await plane?.stop();
}

/** The cluster that the cases share. @throws Error before {@link startCluster} */
export function cluster(): ControlPlane {
  if (plane === undefined) throw new Error("the cluster is not started");
  return plane;
}

/**
 * A provider and a namespace for every case.
 *
 * @param config - the provider's configuration, on top of the cluster's kubeconfig
 */
export function onCluster(config: PropertyMap = {}): SubjectLifecycle<KubernetesSubject> {
  return {
    start: async () => {
      const namespace = `case-${++cases}`;
      await cluster().kubectl.create({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
      const provider = await ProviderClient.start("kubernetes");
      await provider.configure("kubernetes", { kubeconfig: cluster().kubeconfig, ...config });
      return new KubernetesSubject(provider, cluster(), namespace);
    },
    stop: async ({ provider, kubectl, namespace }) => {
      await provider.stop();
      await kubectl.delete("namespace", namespace);
    },
  };
}
