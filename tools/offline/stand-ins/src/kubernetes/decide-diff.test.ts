import { UNKNOWN } from "../protocol";
import { decideDiff, type DiffBasis } from "./decide-diff";
import type { KubernetesObject } from "./object";

const configMap = (data: object, metadata: object = {}): KubernetesObject => ({
  ...{ apiVersion: "v1", kind: "ConfigMap" },
  metadata: { name: "mine", namespace: "apps", ...metadata },
  data,
});

/** The object in the cluster, with additional fields from the API server. */
const live = (inputs: KubernetesObject): KubernetesObject => ({
  ...inputs,
  metadata: { ...(inputs["metadata"] as object), uid: "1", resourceVersion: "7" },
  status: {},
});

function decide(inputs: KubernetesObject, newInputs: KubernetesObject, basis: Partial<DiffBasis> = {}) {
  return decideDiff({
    types: { typeOf: () => undefined, fieldsOf: () => undefined },
    old: { inputs, live: live(inputs) },
    newInputs,
    isPatch: false,
    isNamespaced: true,
    ignoreChanges: [],
    enableSecretMutable: false,
    enableConfigMapMutable: false,
    ...basis,
  });
}

const old = configMap({ a: "1" });

describe("decideDiff", () => {
  it("finds no change in what the cluster filled in", () => {
    expect(decide(old, old)).toEqual({ changes: new Map(), replaces: [], sameName: true });
  });

  it("finds what someone else changed in a field of the program's", () => {
    const drifted = { inputs: old, live: live(configMap({ a: "theirs", b: "2" })) };
    expect([...decide(old, old, { old: drifted }).changes.keys()]).toEqual(["data.a"]);
  });

  it("makes a new object for fields that can't be changed, and has to delete the old one first", () => {
    expect(decide(old, configMap({ a: "2" }))).toMatchObject({ replaces: ["data.a"], sameName: true });
    const mutable = { enableConfigMapMutable: true };
    expect(decide(old, configMap({ a: "2" }), mutable).replaces).toEqual([]);
  });

  it("can have both objects where the name was made, or is another", () => {
    const autonamed = { annotations: { "pulumi.com/autonamed": "true" } };
    expect(decide(configMap({ a: "1" }, autonamed), configMap({ a: "2" }, autonamed)).sameName).toBe(false);
    expect(decide(old, configMap({ a: "1" }, { name: "other" }))).toMatchObject({
      replaces: ["metadata.name"],
      sameName: false,
    });
  });

  it("lets a patch change everything but what it patches", () => {
    expect(decide(old, configMap({ a: "2" }), { isPatch: true }).replaces).toEqual([]);
    expect(decide(old, configMap({ a: "1" }, { name: "other" }), { isPatch: true }).replaces).toEqual([
      "metadata.name",
    ]);
  });

  it("takes no namespace for the namespace default, and leaves it out where there is none", () => {
    const inDefault = configMap({}, { namespace: "default" });
    expect(decide(inDefault, configMap({}, { namespace: "" })).changes.size).toBe(0);
    expect(
      decide(configMap({}), configMap({}, { namespace: "other" }), { isNamespaced: false }).changes.size,
    ).toBe(0);
    expect(decide(old, configMap({ a: "1" }, { namespace: UNKNOWN })).replaces).toEqual([
      "metadata.namespace",
    ]);
  });

  it("leaves out what is to be ignored", () => {
    expect(decide(old, configMap({ a: "2" }), { ignoreChanges: ["data"] }).changes.size).toBe(0);
  });
});
