import { UNKNOWN, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { ContractCase } from "../case/contract-case";
import type { ProviderClient } from "../plugin/provider-client";
import { at, KEYS } from "./objects";
import { sources } from "./sources";
import { cluster, type KubernetesSubject } from "./subject";

/** Returns a kubeconfig that contains a token, for a cluster at the given address. */
function kubeconfig(server: string, token = "token"): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server } }],
    users: [{ name: "u", user: { token } }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  });
}

const here = { kubeconfig: kubeconfig("https://127.0.0.1:1") };
const there = { kubeconfig: kubeconfig("https://127.0.0.1:2") };

interface Change {
  readonly name: string;
  readonly source?: string;
  readonly olds: PropertyMap;
  readonly news: PropertyMap;
  readonly changes?: boolean;
  readonly replaces: readonly string[];
}

const changes: readonly Change[] = [
  { name: "does not change while nothing changes", olds: here, news: here, changes: false, replaces: [] },
  { name: "is replaced with another server", olds: here, news: there, replaces: ["kubeconfig"] },
  {
    name: "is not replaced for another user of the same cluster",
    olds: here,
    news: { kubeconfig: kubeconfig("https://127.0.0.1:1", "other") },
    replaces: [],
  },
  {
    name: "is replaced when it can't be known whether the kubeconfig changes",
    olds: here,
    news: { kubeconfig: UNKNOWN },
    replaces: ["kubeconfig"],
  },
  {
    name: "is not replaced while its clusterIdentifier stays, whatever the server",
    source: sources.providerDocs,
    olds: { ...here, clusterIdentifier: "one" },
    news: { ...there, clusterIdentifier: "one" },
    replaces: [],
  },
  {
    name: "is not replaced while its clusterIdentifier stays, kubeconfig known or not",
    source: sources.providerDocs,
    olds: { ...here, clusterIdentifier: "one" },
    news: { kubeconfig: UNKNOWN, clusterIdentifier: "one" },
    replaces: [],
  },
  {
    name: "is replaced with another clusterIdentifier, on the same server",
    source: sources.providerDocs,
    olds: { ...here, clusterIdentifier: "one" },
    news: { ...here, clusterIdentifier: "two" },
    replaces: ["clusterIdentifier"],
  },
  {
    name: "is not replaced for getting a clusterIdentifier",
    source: sources.providerDocs,
    olds: here,
    news: { ...here, clusterIdentifier: "one" },
    replaces: [],
  },
  {
    name: "changes in place with any other option",
    olds: here,
    news: { ...here, deleteUnreachable: "true" },
    replaces: [],
  },
];

/** Cases for configuration changes that replace a provider and all objects in the provider's cluster. */
export const replacementCases: readonly ContractCase<ProviderClient>[] = changes.map((change) => ({
  name: change.name,
  source: change.source ?? sources.provider,
  run: async (provider) => {
    const diff = await provider.diffConfig("kubernetes", change.olds, change.news);
    expect(diff.changes).toBe(change.changes ?? true);
    expect(diff.replaces).toEqual(change.replaces);
  },
}));

/** Cases for a provider's configuration options. */
export const optionCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "takes the kubeconfig as a path, too",
    source: sources.providerDocs,
    run: async (subject) => {
      await subject.provider.configure("kubernetes", { kubeconfig: cluster().kubeconfigPath });
      expect((await subject.make(KEYS.configMap, { data: { a: "1" } })).id).not.toBe("");
    },
  },
  {
    name: "puts objects that name no namespace into its own",
    source: sources.providerDocs,
    run: async ({ provider, namespace }) => {
      await provider.configure("kubernetes", { kubeconfig: cluster().kubeconfig, namespace });
      const { inputs } = await provider.check(KEYS.configMap, { apiVersion: "v1", kind: "ConfigMap" });
      expect(inputs).toMatchObject({ metadata: { namespace } });
    },
  },
  {
    name: "takes over what is there already with upsertExistingObjects",
    source: sources.changelog,
    run: async (subject) => {
      const first = await subject.make(KEYS.configMap, { metadata: { name: "mine" }, data: { a: "1" } });
      await subject.provider.configure("kubernetes", {
        kubeconfig: cluster().kubeconfig,
        upsertExistingObjects: "true",
      });
      const second = await subject
        .make(KEYS.configMap, { metadata: { name: "mine" }, data: { b: "2" } })
        .catch((thrown: unknown) => thrown);
      const live = await subject.kubectl.get("configmap", "mine", subject.namespace);
      expect(second).toMatchObject({ id: first.id });
      expect(live).toMatchObject({
        data: { a: "1", b: "2" },
        metadata: { uid: at(first.state, "metadata", "uid") },
      });
    },
  },
  {
    name: "takes fields over from others with enablePatchForce",
    source: sources.changelog,
    run: async (subject) => {
      const account = (labels: PropertyMap): PropertyMap => ({ metadata: { name: "mine", labels } });
      const made = await subject.make(KEYS.serviceAccount, account({ a: "1" }));
      await subject.kubectl.apply(
        subject.inputs(KEYS.serviceAccount, account({ b: "theirs" })),
        "someone-else",
      );
      await subject.provider.configure("kubernetes", {
        kubeconfig: cluster().kubeconfig,
        enablePatchForce: "true",
      });
      await subject.change(made, account({ a: "1", b: "ours" }));
      const live = await subject.kubectl.get("serviceaccount", "mine", subject.namespace);
      expect(at(live, "metadata", "labels")).toEqual({ a: "1", b: "ours" });
    },
  },
];
