import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { ContractCase, SubjectLifecycle } from "../case/contract-case";
import { ProviderClient } from "../plugin/provider-client";
import { KEYS } from "./objects";
import { sources } from "./sources";
import type { Sharing } from "./subject";

/** An unreachable cluster, because nothing listens on port 1. */
const GONE = {
  kubeconfig: JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
    users: [{ name: "u", user: { token: "token" } }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  }),
};

const inputs: PropertyMap = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "config", namespace: "default" },
  data: { a: "1" },
};
const old = { id: "default/config", state: { ...inputs, __inputs: inputs, __initialApiVersion: "v1" } };
const changed = { ...inputs, data: { a: "2" } };

async function started(env: NodeJS.ProcessEnv = {}): Promise<ProviderClient> {
  return await ProviderClient.startConfigured("kubernetes", GONE, env);
}

let shared: ProviderClient | undefined;

/** Creates a provider that has default options and an unreachable cluster. Set `ownProvider` for cases that change the configuration. */
export function onNoCluster({ ownProvider }: Sharing = {}): SubjectLifecycle<ProviderClient> {
  return {
    start: async () => (ownProvider === true ? await started() : (shared ??= await started())),
    stop: async (provider) => {
      if (provider !== shared) await provider.stop();
    },
  };
}

/** Stops the shared provider. */
export async function stopNoCluster(): Promise<void> {
  await shared?.stop();
}

/** Reconfigures the provider with one option enabled. */
async function withOption(provider: ProviderClient, option: string): Promise<void> {
  await provider.configure("kubernetes", { ...GONE, [option]: "true" });
}

/** Cases for operations that work without a cluster, and for the errors from all other operations. */
export const unreachableCases: readonly ContractCase<ProviderClient>[] = [
  {
    name: "checks inputs",
    source: sources.provider,
    run: async (provider) => {
      expect((await provider.check(KEYS.configMap, inputs)).inputs).toEqual(inputs);
    },
  },
  {
    name: "compares state and inputs",
    source: sources.provider,
    run: async (provider) => {
      expect((await provider.diff(KEYS.configMap, old, inputs, inputs)).changes).toBe(false);
      expect((await provider.diff(KEYS.configMap, old, inputs, changed)).changes).toBe(true);
    },
  },
  {
    name: "previews a create and an update as the inputs",
    source: sources.provider,
    run: async (provider) => {
      const created = await provider.create(KEYS.configMap, inputs, { preview: true });
      expect(created).toEqual({ id: "", state: inputs });
      const updated = await provider.update(KEYS.configMap, old, inputs, changed, { preview: true });
      expect(updated.state).toEqual(changed);
    },
  },
  {
    name: "refuses to create",
    source: sources.provider,
    run: async (provider) => {
      await expect(provider.create(KEYS.configMap, inputs)).rejects.toThrow(
        "configured Kubernetes cluster is unreachable: ",
      );
    },
  },
  {
    name: "refuses to update",
    source: sources.provider,
    run: async (provider) => {
      await expect(provider.update(KEYS.configMap, old, inputs, changed)).rejects.toThrow(
        "configured Kubernetes cluster is unreachable: ",
      );
    },
  },
  {
    name: "refuses to delete, and says how to drop the resource from the state",
    source: sources.provider,
    run: async (provider) => {
      await expect(provider.delete(KEYS.configMap, old, inputs)).rejects.toThrow(
        "configured Kubernetes cluster is unreachable. If the cluster was deleted, you can remove this resource from " +
          "Pulumi state by rerunning the operation with the PULUMI_K8S_DELETE_UNREACHABLE environment variable set " +
          'to "true"',
      );
    },
  },
  {
    name: "refuses to refresh, and says how to drop the resource from the state",
    source: sources.provider,
    run: async (provider) => {
      await expect(provider.read(KEYS.configMap, old, inputs)).rejects.toThrow(
        /failed to read resource state due to unreachable cluster.*PULUMI_K8S_DELETE_UNREACHABLE/,
      );
    },
  },
];

/** Cases for the provider options that apply if the cluster is unreachable. */
export const unreachableOptionCases: readonly ContractCase<ProviderClient>[] = [
  {
    name: "takes a kubeconfig that is none for a cluster that can't be reached",
    source: sources.provider,
    run: async (provider) => {
      await provider.configure("kubernetes", { kubeconfig: "this: is\nno: kubeconfig" });
      expect((await provider.check(KEYS.configMap, inputs)).failures).toEqual([]);
      await expect(provider.create(KEYS.configMap, inputs)).rejects.toThrow("cluster is unreachable");
    },
  },
  {
    name: "drops resources from the state with deleteUnreachable, on delete and on refresh",
    source: sources.providerDocs,
    run: async (provider) => {
      await withOption(provider, "deleteUnreachable");
      await provider.delete(KEYS.configMap, old, inputs);
      expect(await provider.read(KEYS.configMap, old, inputs)).toBeUndefined();
    },
  },
  {
    name: "drops resources from the state with PULUMI_K8S_DELETE_UNREACHABLE",
    source: sources.configurationDocs,
    run: async () => {
      const provider = await started({ PULUMI_K8S_DELETE_UNREACHABLE: "true" });
      try {
        await provider.delete(KEYS.configMap, old, inputs);
      } finally {
        await provider.stop();
      }
    },
  },
  {
    name: "leaves resources as they are with skipUpdateUnreachable",
    source: sources.providerDocs,
    run: async (provider) => {
      await withOption(provider, "skipUpdateUnreachable");
      expect((await provider.check(KEYS.configMap, changed, inputs)).inputs).toEqual(inputs);
      expect(await provider.read(KEYS.configMap, old, inputs)).toEqual({ ...old, inputs });
    },
  },
];
