import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { SubjectLifecycle } from "../case/contract-case";
import type { ResourceKey } from "../plugin/provider-call";
import { ProviderClient, type ResourceState } from "../plugin/provider-client";
import { endAll, orRemove } from "../wait/end-all";
import { makeKindCluster, type KindCluster } from "./cluster/kind-cluster";
import type { Kubectl } from "./cluster/kubectl";
import { Leftovers } from "./cluster/leftovers";
import { PodRunner } from "./cluster/pod-runner";
import { withoutEmoji } from "./emoji";

/** A resource that a case has created. */
export interface Made extends ResourceState {
  readonly key: ResourceKey;
  /** The resource's inputs after the provider has checked them. */
  readonly inputs: PropertyMap;
}

/** A case's environment: a provider, and a namespace in a cluster that all cases share. */
export class KubernetesSubject {
  /** The namespaces and held objects that the case has created. */
  readonly leftovers: Leftovers;
  private readonly logged: number;

  constructor(
    readonly provider: ProviderClient,
    /** A kubectl client for the cluster, independent of the provider. */
    readonly kubectl: Kubectl,
    readonly namespace: string,
  ) {
    this.leftovers = new Leftovers(kubectl);
    this.logged = provider.log.length;
  }

  /** The messages that the provider has logged during this case, without an emoji as a prefix. */
  get messages(): readonly string[] {
    return this.provider.log.slice(this.logged).map(({ message }) => withoutEmoji(message));
  }

  /** Waits until the provider has logged a message that contains the given text. */
  async untilLogged(text: string): Promise<void> {
    await this.provider.plugin.untilLogged(text, this.logged);
  }

  /** Returns the inputs with the case's namespace, and with the `apiVersion` and `kind` that the SDK adds. */
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

  /** Checks and creates a resource, as `pulumi up` does for a new resource. */
  async make(key: ResourceKey, inputs: PropertyMap, timeoutSeconds = 0): Promise<Made> {
    const { inputs: checked } = await this.provider.check(key, this.inputs(key, inputs));
    this.leftovers.record(checked);
    const created = await this.provider.create(key, checked, { timeoutSeconds });
    return { ...created, key, inputs: checked };
  }

  /** Compares a resource with new inputs. */
  async diff(made: Made, inputs: PropertyMap): ReturnType<ProviderClient["diff"]> {
    const { inputs: checked } = await this.provider.check(
      made.key,
      this.inputs(made.key, inputs),
      made.inputs,
    );
    return await this.provider.diff(made.key, made, made.inputs, checked);
  }

  /** Checks and updates a resource, as `pulumi up` does for an existing resource. */
  async change(made: Made, inputs: PropertyMap, timeoutSeconds = 0): Promise<Made> {
    const { inputs: checked } = await this.provider.check(
      made.key,
      this.inputs(made.key, inputs),
      made.inputs,
    );
    const updated = await this.provider.update(made.key, made, made.inputs, checked, { timeoutSeconds });
    return { ...updated, key: made.key, inputs: checked };
  }

  /** Reads a resource, as `pulumi refresh` does. */
  async refresh(made: Made): ReturnType<ProviderClient["read"]> {
    return await this.provider.read(made.key, made, made.inputs);
  }

  /** Deletes a resource, as `pulumi destroy` does. */
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

/** Creates the cluster that all cases share. */
export async function startCluster(): Promise<void> {
  made = await makeKindCluster();
  // Prevent pods from running on the real node, because each case controls its pods through their image names.
  await made.kubectl.cordon(made.node);
  pods = await PodRunner.start(made.kubectl);
}

/** Deletes the cluster. */
export async function stopCluster(): Promise<void> {
  await endAll(
    async () => shared?.stop(),
    async () => pods?.stop(),
    async () => made?.remove(),
  );
}

/** Returns the cluster that the cases share. @throws Error if {@link startCluster} has not been called */
export function cluster(): KindCluster {
  if (made === undefined) throw new Error("the cluster is not started");
  return made;
}

/** Options that select which provider process and which namespace the cases use. */
export interface Sharing {
  /** Whether each case uses its own provider process. Set this option for cases that configure or cancel the provider. */
  readonly ownProvider?: boolean;
  /** Whether the cases share one namespace. Set this option for test cases that create no objects. */
  readonly sharedNamespace?: boolean;
}

/**
 * Creates a case's environment in the shared cluster. By default, each case has its own namespace, and all cases share one provider.
 */
export function onCluster({
  ownProvider,
  sharedNamespace,
}: Sharing = {}): SubjectLifecycle<KubernetesSubject> {
  return {
    start: async () => {
      const client = ownProvider === true ? await startProvider() : (shared ??= await startProvider());
      const namespace = sharedNamespace === true ? "default" : `case-${++cases}`;
      const subject = new KubernetesSubject(client, cluster().kubectl, namespace);
      if (sharedNamespace !== true) {
        await orRemove(
          () => subject.leftovers.createNamespace(namespace),
          () => end(subject),
        );
      }
      return subject;
    },
    stop: end,
  };
}

/** Removes everything that a case has created, whether the case has failed or not. */
async function end({ provider, leftovers }: KubernetesSubject): Promise<void> {
  await endAll(
    async () => {
      if (provider !== shared) await provider.stop();
    },
    () => leftovers.remove(),
  );
}

async function startProvider(): Promise<ProviderClient> {
  return await ProviderClient.startConfigured("kubernetes", { kubeconfig: cluster().kubeconfig });
}
