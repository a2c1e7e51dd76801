import { Secret } from "@kind-berth-tools/stand-ins/protocol";

import type { ContractCase } from "../case/contract-case";
import { UNREADY_IMAGE } from "./cluster/pod-runner";
import { at, deployment, KEYS } from "./objects";
import { sources } from "./sources";
import type { KubernetesSubject } from "./subject";

const NAMED = { name: "mine" };
const SKIP = { annotations: { "pulumi.com/skipAwait": "true" } };

/** Cases for `pulumi refresh`, `pulumi import` and `.get()`. */
export const readCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "finds what it made unchanged",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(KEYS.configMap, { metadata: NAMED, data: { a: "1" } });
      expect(await subject.refresh(made)).toEqual({ id: made.id, state: made.state, inputs: made.inputs });
    },
  },
  {
    name: "finds live values in the fields of the program, and only in those",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(KEYS.configMap, { metadata: NAMED, data: { a: "1" } });
      const change = { data: { a: "2", b: "3" }, metadata: { labels: { theirs: "1" } } };
      await subject.kubectl.patch("configmap", "mine", change, { namespace: subject.namespace });
      const read = await subject.refresh(made);
      expect(read?.inputs).toEqual({ ...made.inputs, data: { a: "2" } });
      expect(read?.state).toMatchObject(change);
    },
  },
  {
    name: "keeps secret what was secret",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(KEYS.configMap, { data: { a: new Secret("1") } });
      const read = await subject.refresh(made);
      expect(read).toMatchObject({
        inputs: { data: { a: new Secret("1") } },
        state: { data: { a: new Secret("1") } },
      });
    },
  },
  {
    name: "finds an object gone",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(KEYS.configMap, { metadata: NAMED });
      await subject.kubectl.delete("configmap", "mine", subject.namespace);
      expect(await subject.refresh(made)).toBeUndefined();
    },
  },
  {
    name: "finds a Deployment that is not ready, without waiting for it",
    source: sources.deployment,
    run: async (subject) => {
      const made = await subject.make(KEYS.deployment, deployment(UNREADY_IMAGE, {}, { ...NAMED, ...SKIP }));
      // skipAwait also applies to reads, so these inputs omit it.
      const inputs = subject.inputs(KEYS.deployment, deployment(UNREADY_IMAGE, {}, NAMED));
      const failure = await subject.provider.read(made.key, made, inputs).catch((thrown: unknown) => thrown);
      expect(failure).toMatchObject({
        message: "Resource 'mine' was created but failed to initialize",
        initFailure: {
          id: made.id,
          reasons: expect.arrayContaining(["Minimum number of live Pods was not attained"]) as unknown,
        },
      });
    },
  },
  {
    name: "reads an object that no program knows, for import and .get()",
    source: sources.provider,
    run: async (subject) => {
      await subject.make(KEYS.configMap, { metadata: NAMED, data: { a: "1" } });
      const id = `${subject.namespace}/mine`;
      const read = await subject.provider.read(KEYS.configMap, { id, state: {} }, {});
      expect(read?.inputs).toMatchObject({
        apiVersion: "v1",
        kind: "ConfigMap",
        data: { a: "1" },
        metadata: NAMED,
      });
      expect(at(read?.inputs, "metadata", "uid")).toBeUndefined();
      expect(at(read?.inputs, "metadata", "managedFields")).toBeUndefined();
    },
  },
  {
    name: "decodes YAML for the SDK's ConfigFile and ConfigGroup",
    source: sources.decodeYaml,
    run: async ({ provider }) => {
      const text = [
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}",
        "# nothing but a comment",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: b}",
      ].join("\n---\n");
      expect(await provider.invoke("kubernetes:yaml:decode", { text, defaultNamespace: "apps" })).toEqual({
        result: [
          { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "apps" } },
          { apiVersion: "v1", kind: "Namespace", metadata: { name: "b" } },
        ],
      });
    },
  },
];
