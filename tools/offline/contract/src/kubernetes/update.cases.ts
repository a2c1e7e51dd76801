import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { ContractCase } from "../case/contract-case";
import { at, KEYS } from "./objects";
import { sources } from "./sources";
import type { KubernetesSubject } from "./subject";

const labelled = (labels: PropertyMap, annotations: PropertyMap = {}): PropertyMap => ({
  metadata: { name: "mine", labels, annotations },
});

async function live(subject: KubernetesSubject): Promise<unknown> {
  return await subject.kubectl.get("serviceaccount", "mine", subject.namespace);
}

/** Applies labels to an object as another field manager. */
async function applyAsOther(subject: KubernetesSubject, labels: PropertyMap): Promise<void> {
  await subject.kubectl.apply(
    subject.inputs(KEYS.serviceAccount, { metadata: { name: "mine", labels } }),
    "someone-else",
  );
}

/** Cases for changes that the provider makes in place. */
export const updateCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "changes an object and leaves its identity",
    source: sources.operations,
    run: async (subject) => {
      const made = await subject.make(KEYS.serviceAccount, labelled({ a: "1" }));
      const changed = await subject.change(made, labelled({ a: "2" }));
      expect(changed.state).toMatchObject({
        metadata: { uid: at(made.state, "metadata", "uid"), labels: { a: "2" } },
      });
    },
  },
  {
    name: "takes away what left the inputs",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const made = await subject.make(KEYS.serviceAccount, labelled({ a: "1", b: "2" }));
      await subject.change(made, labelled({ a: "1" }));
      expect(at(await live(subject), "metadata", "labels")).toEqual({ a: "1" });
    },
  },
  {
    name: "leaves alone what someone else put there",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const made = await subject.make(KEYS.serviceAccount, labelled({ a: "1" }));
      await applyAsOther(subject, { theirs: "1" });
      await subject.change(made, labelled({ a: "2" }));
      expect(at(await live(subject), "metadata", "labels")).toEqual({ a: "2", theirs: "1" });
    },
  },
  {
    name: "applies under one manager from the first update on",
    source: sources.operations,
    run: async (subject) => {
      const made = await subject.make(KEYS.serviceAccount, labelled({ a: "1" }));
      const changed = await subject.change(made, labelled({ a: "2" }));
      expect(changed.state["__fieldManager"]).toBe(made.state["__fieldManager"]);
      expect(at(await live(subject), "metadata", "managedFields")).toMatchObject([
        { manager: made.state["__fieldManager"], operation: "Apply" },
      ]);
    },
  },
  {
    name: "fails where someone else applies the same field, and keeps the object",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const made = await subject.make(KEYS.serviceAccount, labelled({ a: "1" }));
      await applyAsOther(subject, { b: "theirs" });
      const failure = await subject
        .change(made, labelled({ a: "1", b: "ours" }))
        .catch((thrown: unknown) => thrown);
      expect(failure).toMatchObject({
        message: expect.stringMatching(
          /server-side apply field conflict detected, see https:\S+ for troubleshooting help\nThe resource managed by field manager "pulumi-kubernetes-[0-9a-f]{8}" had an apply conflict: .*"someone-else"/s,
        ) as unknown,
        initFailure: { id: made.id },
      });
    },
  },
  {
    name: "takes a field over with the annotation pulumi.com/patchForce",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const made = await subject.make(KEYS.serviceAccount, labelled({ a: "1" }));
      await applyAsOther(subject, { b: "theirs" });
      await subject.change(made, labelled({ a: "1", b: "ours" }, { "pulumi.com/patchForce": "true" }));
      expect(at(await live(subject), "metadata", "labels")).toEqual({ a: "1", b: "ours" });
    },
  },
  {
    name: "previews by a dry run: nothing changes",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const made = await subject.make(KEYS.serviceAccount, labelled({ a: "1" }));
      const news = subject.inputs(KEYS.serviceAccount, labelled({ a: "2" }));
      const preview = await subject.provider.update(made.key, made, made.inputs, news, { preview: true });
      expect(preview.state).toMatchObject({ metadata: { labels: { a: "2" } } });
      expect(at(await live(subject), "metadata", "labels")).toEqual({ a: "1" });
    },
  },
  {
    name: "fails where the object is gone",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(KEYS.serviceAccount, labelled({ a: "1" }));
      await subject.kubectl.delete("serviceaccount", "mine", subject.namespace);
      await expect(subject.change(made, labelled({ a: "2" }))).rejects.toThrow(
        /^update of resource "urn:.*" failed: serviceaccounts "mine" not found/,
      );
    },
  },
];
