import { Secret, UNKNOWN } from "@kind-berth-tools/stand-ins/protocol";

import type { ContractCase } from "../case/contract-case";
import { at, deployment, KEYS, service } from "./objects";
import { sources } from "./sources";
import type { KubernetesSubject } from "./subject";

const NAMED = { name: "mine" };

/** Cases for the creation of objects. */
export const createCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "has the ID namespace/name, or name where there is no namespace",
    source: sources.provider,
    run: async (subject) => {
      expect((await subject.make(KEYS.configMap, { metadata: NAMED })).id).toBe(`${subject.namespace}/mine`);
      const name = `${subject.namespace}-apps`;
      expect((await subject.make(KEYS.namespace, { metadata: { name } })).id).toBe(name);
    },
  },
  {
    name: "answers with the object as the cluster has it, beside its inputs",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(
        KEYS.service,
        service({}, { annotations: { "pulumi.com/skipAwait": "true" } }),
      );
      expect(at(made.state, "spec", "clusterIP")).toMatch(/^10\.96\./);
      expect(made.state["__inputs"]).toEqual(made.inputs);
      expect(made.state["__initialApiVersion"]).toBe("v1");
      expect(made.state["__fieldManager"]).toMatch(/^pulumi-kubernetes-[0-9a-f]{8}$/);
    },
  },
  {
    name: "creates a new object, and does not apply it",
    source: sources.changelog,
    run: async (subject) => {
      await subject.make(KEYS.configMap, { metadata: NAMED, data: { a: "1" } });
      const live = await subject.kubectl.get("configmap", "mine", subject.namespace);
      expect(at(live, "metadata", "managedFields")).toMatchObject([
        { manager: "pulumi-kubernetes", operation: "Update" },
      ]);
    },
  },
  {
    name: "fails where an object of that name is there, and says what to do",
    source: sources.changelog,
    run: async (subject) => {
      await subject.make(KEYS.configMap, { metadata: NAMED });
      await expect(subject.make(KEYS.configMap, { metadata: NAMED })).rejects.toThrow(
        /^resource "urn:.*::config" was not successfully created by the Kubernetes API server: configmaps "mine" already exists\n\nThe resource already exists in the cluster.*set upsertExistingObjects/s,
      );
    },
  },
  {
    name: "fails with what the API server says of an object that it refuses",
    source: sources.provider,
    run: async (subject) => {
      await expect(subject.make(KEYS.service, { spec: { ports: [{ port: 0 }] } })).rejects.toThrow(
        /was not successfully created by the Kubernetes API server: Service "web-[0-9a-f]{8}" is invalid: .*port/s,
      );
    },
  },
  {
    name: "waits a while for the namespace",
    source: sources.operations,
    run: async (subject) => {
      const namespace = `${subject.namespace}-late`;
      const made = subject.make(KEYS.configMap, { metadata: { ...NAMED, namespace } });
      const [{ id }] = await Promise.all([
        made,
        subject
          .untilLogged("Retry #0; creation failed")
          .then(() => subject.make(KEYS.namespace, { metadata: { name: namespace } })),
      ]);
      expect(id).toBe(`${namespace}/mine`);
    },
  },
  {
    name: "keeps secret in the outputs what was secret in the inputs",
    source: sources.provider,
    run: async (subject) => {
      const data = { open: "1", closed: new Secret("2") };
      expect((await subject.make(KEYS.configMap, { data })).state).toMatchObject({
        data,
        __inputs: { data },
      });
      const secret = await subject.make(KEYS.secret, { stringData: { a: "1" } });
      expect(secret.state["data"]).toEqual(new Secret({ a: "MQ==" }));
    },
  },
  {
    name: "previews by a dry run: defaults are filled in, and nothing is made",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const inputs = subject.inputs(KEYS.deployment, deployment("web:1", {}, NAMED));
      const preview = await subject.provider.create(KEYS.deployment, inputs, { preview: true });
      expect(preview.id).toBe("");
      expect(preview.state).toMatchObject({ spec: { replicas: 1, revisionHistoryLimit: 10 } });
      expect(preview.state["status"]).toBeUndefined();
      expect(await subject.kubectl.exists("deployment", "mine", subject.namespace)).toBe(false);
    },
  },
  {
    name: "fails at preview where the API server would refuse the object",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const inputs = subject.inputs(KEYS.service, { metadata: NAMED, spec: { ports: [{ port: 0 }] } });
      await expect(subject.provider.create(KEYS.service, inputs, { preview: true })).rejects.toThrow(
        "is invalid",
      );
    },
  },
  {
    name: "previews as its inputs what is not all known",
    source: sources.provider,
    run: async (subject) => {
      const inputs = subject.inputs(KEYS.configMap, { metadata: NAMED, data: { a: UNKNOWN } });
      const preview = await subject.provider.create(KEYS.configMap, inputs, { preview: true });
      expect(preview).toEqual({ id: "", state: inputs });
    },
  },
  {
    name: "previews as its inputs what goes into a namespace that is still to be made",
    source: sources.operations,
    run: async (subject) => {
      const inputs = subject.inputs(KEYS.configMap, { metadata: { ...NAMED, namespace: "later" } });
      const preview = await subject.provider.create(KEYS.configMap, inputs, { preview: true });
      expect(preview).toEqual({ id: "", state: inputs });
    },
  },
  {
    name: "previews as its inputs what is there already: a replacement may be deleted first",
    source: sources.provider,
    run: async (subject) => {
      await subject.make(KEYS.configMap, { metadata: NAMED });
      const inputs = subject.inputs(KEYS.configMap, { metadata: NAMED });
      const preview = await subject.provider.create(KEYS.configMap, inputs, { preview: true });
      expect(preview).toEqual({ id: "", state: inputs });
    },
  },
];
