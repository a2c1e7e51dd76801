import type { ContractCase } from "../case/contract-case";
import { ProviderError } from "../plugin/provider-error";
import { deployment, KEYS, service } from "./objects";
import { sources } from "./sources";
import type { KubernetesSubject } from "./subject";

const NAMED = { name: "mine" };
const HELD = { ...NAMED, finalizers: ["contract.test/held"] };

async function letGo({ kubectl, namespace }: KubernetesSubject, type = "configmap"): Promise<void> {
  await kubectl.patch(type, "mine", { metadata: { finalizers: null } }, { namespace });
}

/** Cases for the deletion of objects. */
export const deleteCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "deletes an object",
    source: sources.operations,
    run: async (subject) => {
      await subject.remove(await subject.make(KEYS.configMap, { metadata: NAMED }));
      expect(await subject.kubectl.exists("configmap", "mine", subject.namespace)).toBe(false);
    },
  },
  {
    name: "is done where the object is gone already",
    source: sources.operations,
    run: async (subject) => {
      const made = await subject.make(KEYS.configMap, { metadata: NAMED });
      await subject.kubectl.delete("configmap", "mine", subject.namespace);
      await subject.remove(made);
    },
  },
  {
    name: "waits until the object is gone",
    source: sources.deleted,
    run: async (subject) => {
      const made = await subject.make(KEYS.configMap, { metadata: HELD });
      const removed = subject.remove(made);
      await subject.untilLogged("Resource scheduled for deletion");
      expect(await subject.kubectl.exists("configmap", "mine", subject.namespace)).toBe(true);
      await letGo(subject);
      await removed;
      expect(await subject.kubectl.exists("configmap", "mine", subject.namespace)).toBe(false);
    },
  },
  {
    name: "times out on an object that is held, and says by what",
    source: sources.deleted,
    run: async (subject) => {
      const made = await subject.make(KEYS.configMap, { metadata: HELD });
      const failure = await subject.remove(made, 2).catch((thrown: unknown) => thrown);
      await letGo(subject);
      expect(failure).toBeInstanceOf(ProviderError);
      expect(failure).toMatchObject({
        message: "timed out waiting for the condition",
        initFailure: { id: made.id },
      });
      expect(subject.messages).toContain("finalizers might be preventing deletion (contract.test/held)");
    },
  },
  {
    name: "takes what a Deployment owns with it before it is gone",
    source: sources.overrides,
    run: async (subject) => {
      await subject.remove(await subject.make(KEYS.deployment, deployment("web:1", {}, NAMED)));
      expect(await subject.kubectl.names("replicasets,pods", subject.namespace)).toEqual([]);
    },
  },
  {
    name: "leaves what a Deployment owns with the annotation pulumi.com/deletionPropagationPolicy: orphan",
    source: sources.overrides,
    run: async (subject) => {
      const annotations = { "pulumi.com/deletionPropagationPolicy": "orphan" };
      await subject.remove(
        await subject.make(KEYS.deployment, deployment("web:1", {}, { ...NAMED, annotations })),
      );
      expect(await subject.kubectl.names("replicasets", subject.namespace)).toHaveLength(1);
    },
  },
  {
    name: "waits until a Namespace and all that is in it are gone",
    source: sources.deleted,
    run: async (subject) => {
      const name = `${subject.namespace}-full`;
      const made = await subject.make(KEYS.namespace, { metadata: { name } });
      await subject.make(KEYS.deployment, deployment("web:1", {}, { ...NAMED, namespace: name }));
      await subject.remove(made);
      expect(await subject.kubectl.exists("namespace", name)).toBe(false);
    },
  },
  {
    name: "waits until a Service is gone with the annotation pulumi.com/skipAwait too, and replaces it under its name",
    source: sources.overrides,
    run: async (subject) => {
      const metadata = { ...HELD, annotations: { "pulumi.com/skipAwait": "true" } };
      const made = await subject.make(KEYS.service, service({}, metadata));
      const removed = subject.remove(made);
      await subject.untilLogged("Resource scheduled for deletion");
      expect(await subject.kubectl.exists("service", "mine", subject.namespace)).toBe(true);
      await letGo(subject, "service");
      await removed;
      await subject.make(KEYS.service, service({ clusterIP: "None" }, { ...metadata, finalizers: null }));
    },
  },
  {
    name: "waits until a Deployment is gone with the annotation pulumi.com/waitFor too",
    source: sources.overrides,
    run: async (subject) => {
      const metadata = { ...HELD, annotations: { "pulumi.com/waitFor": "jsonpath={.metadata.uid}" } };
      const removed = subject.remove(await subject.make(KEYS.deployment, deployment("web:1", {}, metadata)));
      await subject.untilLogged("Resource scheduled for deletion");
      expect(await subject.kubectl.exists("deployment", "mine", subject.namespace)).toBe(true);
      await letGo(subject, "deployment");
      await removed;
      expect(await subject.kubectl.exists("deployment", "mine", subject.namespace)).toBe(false);
    },
  },
  {
    name: "does not wait until a Deployment is gone with the annotation pulumi.com/skipAwait",
    source: sources.overrides,
    run: async (subject) => {
      const metadata = { ...HELD, annotations: { "pulumi.com/skipAwait": "true" } };
      await subject.remove(await subject.make(KEYS.deployment, deployment("web:1", {}, metadata)));
      expect(await subject.kubectl.exists("deployment", "mine", subject.namespace)).toBe(true);
      await letGo(subject, "deployment");
    },
  },
];
