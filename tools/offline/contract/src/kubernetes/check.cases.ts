import { Secret, UNKNOWN, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { ContractCase } from "../case/contract-case";
import type { ResourceKey } from "../plugin/provider-call";
import { at, deployment, KEYS } from "./objects";
import { sources } from "./sources";
import type { KubernetesSubject } from "./subject";

async function checked(
  subject: KubernetesSubject,
  key: ResourceKey,
  inputs: PropertyMap,
  olds: PropertyMap = {},
) {
  return (await subject.provider.check(key, subject.inputs(key, inputs), olds)).inputs;
}

/** Cases for changes to a program's inputs. The provider makes these changes before it compares the inputs or creates an object. */
export const checkCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "names an object that has no name: the resource's name and eight hexadecimal digits",
    source: sources.autonamingDocs,
    run: async (subject) => {
      const inputs = await checked(subject, KEYS.configMap, { data: {} });
      expect(at(inputs, "metadata", "name")).toMatch(/^config-[0-9a-f]{8}$/);
      expect(at(inputs, "metadata", "annotations", "pulumi.com/autonamed")).toBe("true");
    },
  },
  {
    name: "makes the same name of the same seed, so that preview and update agree",
    source: sources.naming,
    run: async (subject) => {
      const [first, second] = [
        await checked(subject, KEYS.configMap, {}),
        await checked(subject, KEYS.configMap, {}),
      ];
      expect(at(first, "metadata", "name")).toBe(at(second, "metadata", "name"));
    },
  },
  {
    name: "keeps the name that it made when inputs change",
    source: sources.naming,
    run: async (subject) => {
      const metadata = { name: "config-0a1b2c3d", annotations: { "pulumi.com/autonamed": "true" } };
      const inputs = await checked(subject, KEYS.configMap, { data: { a: "1" } }, { metadata });
      expect(inputs).toMatchObject({ metadata });
    },
  },
  {
    name: "leaves the program's own name alone, known or not",
    source: sources.naming,
    run: async (subject) => {
      for (const name of ["mine", UNKNOWN] as const) {
        const inputs = await checked(subject, KEYS.configMap, { metadata: { name } });
        expect(inputs["metadata"]).toEqual({ name, namespace: subject.namespace });
      }
    },
  },
  {
    name: "puts an object without a namespace into the kubeconfig's, or into default",
    source: sources.provider,
    run: async ({ provider }) => {
      const { inputs } = await provider.check(KEYS.configMap, { apiVersion: "v1", kind: "ConfigMap" });
      expect(at(inputs, "metadata", "namespace")).toBe("default");
    },
  },
  {
    name: "gives no namespace to what has none",
    source: sources.provider,
    run: async (subject) => {
      const inputs = await checked(subject, KEYS.namespace, { metadata: { name: "apps" } });
      expect(inputs["metadata"]).toEqual({ name: "apps" });
    },
  },
  {
    name: "adds no managed-by label: managedFields say who manages the object",
    source: sources.provider,
    run: async (subject) => {
      const inputs = await checked(subject, KEYS.configMap, { metadata: { name: "mine" } });
      expect(at(inputs, "metadata", "labels")).toBeUndefined();
    },
  },
  {
    name: "keeps secret inputs secret, and only those",
    source: sources.provider,
    run: async (subject) => {
      const data = { open: "1", closed: new Secret("2") };
      expect((await checked(subject, KEYS.configMap, { data }))["data"]).toEqual(data);
    },
  },
  {
    name: "makes the data of a Secret secret, whether the program did or not",
    source: sources.provider,
    run: async (subject) => {
      const inputs = await checked(subject, KEYS.secret, { data: { a: "MQ==" } });
      expect(inputs["data"]).toEqual(new Secret({ a: "MQ==" }));
    },
  },
  {
    name: "takes a Secret's stringData for data",
    source: sources.normalize,
    run: async (subject) => {
      const inputs = await checked(subject, KEYS.secret, { stringData: { a: "1" } });
      expect(inputs["data"]).toEqual(new Secret({ a: "MQ==" }));
      expect(inputs["stringData"]).toBeUndefined();
    },
  },
  {
    name: "writes quantities as the API server does",
    source: sources.normalize,
    run: async (subject) => {
      const container = {
        name: "web",
        image: "web:1",
        resources: { requests: { cpu: "1000m", memory: "1024Mi" }, limits: { cpu: 0.5 } },
      };
      const inputs = await checked(subject, KEYS.pod, { spec: { containers: [container] } });
      expect(at(inputs, "spec", "containers", 0, "resources")).toEqual({
        requests: { cpu: "1", memory: "1Gi" },
        limits: { cpu: "500m" },
      });
    },
  },
  {
    name: "leaves out what means the same as nothing",
    source: sources.normalize,
    run: async (subject) => {
      const container = { name: "web", image: "web:1", args: [], tty: false };
      const inputs = await checked(subject, KEYS.pod, {
        spec: { hostNetwork: false, containers: [container] },
      });
      expect(inputs["spec"]).toEqual({ containers: [{ name: "web", image: "web:1" }] });
    },
  },
  {
    name: "leaves inputs that are not all known as they are",
    source: sources.provider,
    run: async (subject) => {
      const { spec } = deployment();
      const inputs = await checked(subject, KEYS.deployment, {
        spec: { ...(spec as PropertyMap), replicas: UNKNOWN },
      });
      expect(at(inputs, "spec", "replicas")).toBe(UNKNOWN);
    },
  },
  {
    name: "refuses a patch that does not say what to patch",
    source: sources.provider,
    run: async (subject) => {
      await expect(checked(subject, KEYS.nodePatch, { metadata: { labels: { a: "1" } } })).rejects.toThrow(
        "patch resources require the `.metadata.name` field to be set",
      );
    },
  },
  {
    name: "refuses generateName",
    source: sources.provider,
    run: async (subject) => {
      await expect(checked(subject, KEYS.configMap, { metadata: { generateName: "a-" } })).rejects.toThrow(
        "the `.metadata.generateName` field is not supported in Server-Side Apply mode",
      );
    },
  },
  {
    name: "refuses lists",
    source: sources.provider,
    run: async (subject) => {
      const list = { type: "kubernetes:core/v1:ConfigMapList", name: "list" };
      await expect(checked(subject, list, { items: [] })).rejects.toThrow(
        "list resources exist for compatibility with YAML manifests and Helm charts",
      );
    },
  },
];
