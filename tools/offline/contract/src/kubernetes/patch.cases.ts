import type { ContractCase } from "../case/contract-case";
import { NODE } from "./cluster/pod-runner";
import { at, KEYS } from "./objects";
import { sources } from "./sources";
import type { KubernetesSubject } from "./subject";

/** Returns a label that is unique to each case, because all cases use the same node. */
function label({ namespace }: KubernetesSubject, value = "1") {
  const key = `contract.test/${namespace}`;
  return { key, inputs: { metadata: { name: NODE, labels: { [key]: value } } } };
}

async function labelOnNode(subject: KubernetesSubject): Promise<unknown> {
  return at(await subject.kubectl.get("node", NODE), "metadata", "labels", label(subject).key);
}

/** Cases for resources that patch objects from another program. */
export const patchCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "sets its fields on an object that is there",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const made = await subject.make(KEYS.nodePatch, label(subject).inputs);
      expect(made.id).toBe(NODE);
      expect(await labelOnNode(subject)).toBe("1");
    },
  },
  {
    name: "changes its fields in place, whatever the kind can't change otherwise",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(KEYS.nodePatch, label(subject).inputs);
      expect((await subject.diff(made, label(subject, "2").inputs)).replaces).toEqual([]);
      await subject.change(made, label(subject, "2").inputs);
      expect(await labelOnNode(subject)).toBe("2");
    },
  },
  {
    name: "gives its fields up when it is deleted, and leaves the object",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const made = await subject.make(KEYS.nodePatch, label(subject).inputs);
      await subject.remove(made);
      expect(await subject.kubectl.exists("node", NODE)).toBe(true);
      expect(await labelOnNode(subject)).toBeUndefined();
    },
  },
  {
    name: "is previewed as its inputs",
    source: sources.provider,
    run: async (subject) => {
      const inputs = subject.inputs(KEYS.nodePatch, label(subject).inputs);
      const preview = await subject.provider.create(KEYS.nodePatch, inputs, { preview: true });
      expect(preview).toEqual({ id: "", state: inputs });
      expect(await labelOnNode(subject)).toBeUndefined();
    },
  },
  {
    name: "applies under the manager that the annotation pulumi.com/patchFieldManager names",
    source: sources.serverSideApplyDocs,
    run: async (subject) => {
      const { metadata } = label(subject).inputs;
      const manager = `manager-of-${subject.namespace}`;
      const annotations = { "pulumi.com/patchFieldManager": manager };
      const made = await subject.make(KEYS.nodePatch, { metadata: { ...metadata, annotations } });
      expect(made.state["__fieldManager"]).toBe(manager);
      expect(at(await subject.kubectl.get("node", NODE), "metadata", "managedFields")).toContainEqual(
        expect.objectContaining({ manager, operation: "Apply" }),
      );
      await subject.remove(made);
    },
  },
];
