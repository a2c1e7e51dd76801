import { UNKNOWN, type PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import type { ContractCase } from "../case/contract-case";
import type { ResourceKey } from "../plugin/provider-call";
import { deployment, KEYS, service, template } from "./objects";
import { sources } from "./sources";
import type { KubernetesSubject } from "./subject";

const NAMED = { name: "mine" };
const SKIP = { annotations: { "pulumi.com/skipAwait": "true" } };

interface Replacement {
  readonly what: string;
  readonly key: ResourceKey;
  readonly olds: PropertyMap;
  readonly news: PropertyMap;
  readonly replaces: readonly string[];
  readonly kind?: string;
}

const roleBinding = (name: string): PropertyMap => ({
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
  subjects: [{ kind: "ServiceAccount", name: "default", namespace: "default" }],
});

const replacements: readonly Replacement[] = [
  {
    what: "a Deployment's selector",
    key: KEYS.deployment,
    olds: deployment("web:1", {}, SKIP),
    news: deployment("web:1", { selector: { matchLabels: { app: "other" } } }, SKIP),
    replaces: ["spec.selector.matchLabels.app"],
  },
  {
    what: "a Service's clusterIP",
    key: KEYS.service,
    olds: service({ clusterIP: "None" }, SKIP),
    news: service({}, SKIP),
    replaces: ["spec.clusterIP"],
    kind: "DELETE_REPLACE",
  },
  {
    what: "the role of a RoleBinding",
    key: KEYS.roleBinding,
    olds: roleBinding("view"),
    news: roleBinding("edit"),
    replaces: ["roleRef.name"],
  },
  {
    what: "a Job's template",
    key: KEYS.job,
    olds: { metadata: SKIP, spec: { template: template("web:1", { restartPolicy: "Never" }) } },
    news: { metadata: SKIP, spec: { template: template("web:2", { restartPolicy: "Never" }) } },
    replaces: ["spec.template.spec.containers[0].image"],
  },
  {
    what: "a Pod's image",
    key: KEYS.pod,
    olds: { metadata: SKIP, spec: { containers: [{ name: "web", image: "web:1" }] } },
    news: { metadata: SKIP, spec: { containers: [{ name: "web", image: "web:2" }] } },
    replaces: ["spec.containers[0].image"],
  },
  {
    what: "a StatefulSet's serviceName",
    key: KEYS.statefulSet,
    olds: deployment("web:1", { serviceName: "one" }, SKIP),
    news: deployment("web:1", { serviceName: "two" }, SKIP),
    replaces: ["spec.serviceName"],
  },
  {
    what: "a ConfigMap's data",
    key: KEYS.configMap,
    olds: { data: { a: "1" } },
    news: { data: { a: "2" } },
    replaces: ["data.a"],
  },
  {
    what: "a Secret's data",
    key: KEYS.secret,
    olds: { stringData: { a: "1" } },
    news: { stringData: { a: "2" } },
    replaces: ["data.a"],
  },
  {
    what: "an object's name",
    key: KEYS.serviceAccount,
    olds: { metadata: { name: "one" } },
    news: { metadata: { name: "two" } },
    replaces: ["metadata.name"],
  },
  {
    what: "an object's namespace",
    key: KEYS.serviceAccount,
    olds: { metadata: { name: "one" } },
    news: { metadata: { name: "one", namespace: "elsewhere" } },
    replaces: ["metadata.namespace"],
  },
];

/** Cases for the detection of changes, and for the changes that replace an object. */
export const diffCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "finds none when nothing changed, whatever the cluster filled in",
    source: sources.provider,
    run: async (subject) => {
      for (const [key, inputs] of [
        [KEYS.deployment, deployment("web:1", { replicas: 2 }, SKIP)],
        [KEYS.service, service({}, SKIP)],
        [KEYS.serviceAccount, {}],
        [KEYS.secret, { stringData: { a: "1" } }],
      ] as const) {
        const made = await subject.make(key, inputs);
        expect(await subject.diff(made, inputs)).toMatchObject({ changes: false, detailedDiff: {} });
      }
    },
  },
  {
    name: "finds none in another way to write the same",
    source: sources.normalize,
    run: async (subject) => {
      const pod = (cpu: string): PropertyMap => ({
        metadata: SKIP,
        spec: { containers: [{ name: "web", image: "web:1", resources: { requests: { cpu } } }] },
      });
      const made = await subject.make(KEYS.pod, pod("1"));
      expect((await subject.diff(made, pod("1000m"))).changes).toBe(false);
    },
  },
  {
    name: "finds changed, new and missing fields, by their paths",
    source: sources.provider,
    run: async (subject) => {
      const olds = deployment("web:1", {}, { labels: { old: "1" }, ...SKIP });
      const news = deployment("web:2", {}, { labels: { new: "1" }, ...SKIP });
      const diff = await subject.diff(await subject.make(KEYS.deployment, olds), news);
      expect(diff).toMatchObject({ changes: true, replaces: [] });
      expect(diff.detailedDiff).toEqual({
        "metadata.labels.new": "ADD",
        "metadata.labels.old": "DELETE",
        "spec.template.spec.containers[0].image": "UPDATE",
      });
    },
  },
  {
    name: "takes what is not known yet for a change",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(KEYS.serviceAccount, { metadata: { labels: { a: "1" } } });
      const diff = await subject.diff(made, { metadata: { labels: { a: UNKNOWN, b: UNKNOWN } } });
      expect(diff.detailedDiff).toEqual({ "metadata.labels.a": "UPDATE", "metadata.labels.b": "ADD" });
    },
  },
  {
    name: "finds what someone else changed, once it was read",
    source: sources.provider,
    run: async (subject) => {
      const inputs = deployment("web:1", { replicas: 2 }, { ...NAMED, ...SKIP });
      const made = await subject.make(KEYS.deployment, inputs);
      await subject.kubectl.patch(
        "deployment",
        "mine",
        { spec: { replicas: 3 } },
        { namespace: subject.namespace },
      );
      const read = await subject.refresh(made);
      if (read === undefined) throw new Error("the Deployment is gone");
      const diff = await subject.diff({ ...made, ...read }, inputs);
      expect(diff.detailedDiff).toEqual({ "spec.replicas": "UPDATE" });
    },
  },
  ...replacements.map(({ what, key, olds, news, replaces, kind = "UPDATE_REPLACE" }) => ({
    name: `makes a new object for ${what}`,
    source: sources.forceNew,
    run: async (subject: KubernetesSubject) => {
      const diff = await subject.diff(await subject.make(key, olds), news);
      expect(diff.replaces).toEqual(replaces);
      expect(diff.detailedDiff).toMatchObject(Object.fromEntries(replaces.map((path) => [path, kind])));
    },
  })),
  {
    name: "changes a Service's type in place",
    source: sources.forceNew,
    run: async (subject) => {
      const made = await subject.make(KEYS.service, service({ type: "ClusterIP" }, SKIP));
      const diff = await subject.diff(made, service({ type: "NodePort" }, SKIP));
      expect(diff).toMatchObject({ replaces: [], detailedDiff: { "spec.type": "UPDATE" } });
    },
  },
  {
    name: "deletes first an object whose name the program chose, since there can't be two",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(KEYS.configMap, { metadata: NAMED, data: { a: "1" } });
      const diff = await subject.diff(made, { metadata: NAMED, data: { a: "2" } });
      expect(diff.deleteBeforeReplace).toBe(true);
    },
  },
  {
    name: "makes the new object first where its name can be another",
    source: sources.provider,
    run: async (subject) => {
      const made = await subject.make(KEYS.configMap, { data: { a: "1" } });
      expect((await subject.diff(made, { data: { a: "2" } })).deleteBeforeReplace).toBe(false);
      const named = await subject.make(KEYS.configMap, { metadata: NAMED, data: { a: "1" } });
      const renamed = await subject.diff(named, { metadata: { name: "other" }, data: { a: "1" } });
      expect(renamed).toMatchObject({ replaces: ["metadata.name"], deleteBeforeReplace: false });
    },
  },
  {
    name: "replaces a Job that is not done where the program asks for it",
    source: sources.provider,
    run: async (subject) => {
      const annotations = { "pulumi.com/skipAwait": "true", "pulumi.com/replaceUnready": "true" };
      const spec = { suspend: true, template: template("web:1", { restartPolicy: "Never" }) };
      const inputs = { metadata: { annotations }, spec };
      const diff = await subject.diff(await subject.make(KEYS.job, inputs), inputs);
      expect(diff.changes).toBe(true);
      expect(diff.replaces).toEqual(['.metadata.annotations["pulumi.com/replaceUnready"]']);
    },
  },
];
