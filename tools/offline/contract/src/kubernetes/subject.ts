import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { SubjectLifecycle } from "../case/contract-case";
import type { ResourceKey } from "../plugin/provider-call";
import { ProviderClient, type ResourceState } from "../plugin/provider-client";
import { makeKindCluster, type KindCluster } from "./cluster/kind-cluster";
import type { Kubectl } from "./cluster/kubectl";
import { PodRunner } from "./cluster/pod-runner";

/** A resource that a case made. */
export interface Made extends ResourceState {
  readonly key: ResourceKey;
  /** Its inputs, checked. */
  readonly inputs: PropertyMap;
}

/** What the cases have at hand: a provider, and a namespace of their own on a cluster that is shared. */
export class KubernetesSubject {
  private readonly logged: number;

  constructor(
    readonly provider: ProviderClient,
    /** A client of the cluster that is not the provider's. */
    readonly kubectl: Kubectl,
    readonly namespace: string,
  ) {
    this.logged = provider.log.length;
  }

  /** What the provider logged in this case so far. */
  get messages(): readonly string[] {
    return this.provider.log.slice(this.logged).map(({ message }) => message);
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

let made: KindCluster | undefined;
let pods: PodRunner | undefined;
let shared: ProviderClient | undefined;
let cases = 0;

/** Makes the cluster that all cases share. */
export async function startCluster(): Promise<void> {
  made = await makeKindCluster();
  // What becomes of a pod is for the case to say, by its image: none goes to the real node.
  await made.kubectl.cordon(made.node);
  pods = await PodRunner.start(made.kubectl);
}

/** Takes the cluster away. */
export async function stopCluster(): Promise<void> {
  await shared?.stop();
  await pods?.stop();
  await made?.remove();
}

/** The cluster that the cases share. @throws Error before {@link startCluster} */
export function cluster(): KindCluster {
  if (made === undefined) throw new Error("the cluster is not started");
  return made;
}

/** What a table of cases shares, and what each case has of its own. */
export interface Sharing {
  /** A process of its own, for cases that configure the provider or cancel it. */
  readonly ownProvider?: boolean;
  /** No namespace of its own, for cases that make nothing. */
  readonly sharedNamespace?: boolean;
}

/** Cases on the cluster: each with a namespace of its own, and with the provider that the others have, too. */
export function onCluster({
  ownProvider,
  sharedNamespace,
}: Sharing = {}): SubjectLifecycle<KubernetesSubject> {
  return {
    start: async () => {
      const namespace = sharedNamespace === true ? "default" : `case-${++cases}`;
      if (sharedNamespace !== true) {
        await cluster().kubectl.create({
          apiVersion: "v1",
          kind: "Namespace",
          metadata: { name: namespace },
        });
      }
      const client = ownProvider === true ? await startProvider() : (shared ??= await startProvider());
      return new KubernetesSubject(client, cluster().kubectl, namespace);
    },
    stop: async (subject) => {
      if (subject.provider !== shared) await subject.provider.stop();
      if (subject.namespace !== "default") await subject.kubectl.delete("namespace", subject.namespace);
    },
  };
}

async function startProvider(): Promise<ProviderClient> {
  const provider = await ProviderClient.start("kubernetes");
  await provider.configure("kubernetes", { kubeconfig: cluster().kubeconfig });
  return provider;
}
