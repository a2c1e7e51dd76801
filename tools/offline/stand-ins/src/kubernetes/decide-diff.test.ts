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
  it("finds no change in fields that the cluster has set", () => {
    expect(decide(old, old)).toEqual({ changes: new Map(), replaces: [], sameName: true });
  });

  it("finds a change by another client in a field that the program sets", () => {
    const drifted = { inputs: old, live: live(configMap({ a: "theirs", b: "2" })) };
    expect([...decide(old, old, { old: drifted }).changes.keys()]).toEqual(["data.a"]);
  });

  it("replaces an object if an immutable field changes, and must delete the old object first", () => {
    expect(decide(old, configMap({ a: "2" }))).toMatchObject({ replaces: ["data.a"], sameName: true });
    const mutable = { enableConfigMapMutable: true };
    expect(decide(old, configMap({ a: "2" }), mutable).replaces).toEqual([]);
  });

  it("allows the old and the new object to coexist if the name is generated or changes", () => {
    const autonamed = { annotations: { "pulumi.com/autonamed": "true" } };
    expect(decide(configMap({ a: "1" }, autonamed), configMap({ a: "2" }, autonamed)).sameName).toBe(false);
    expect(decide(old, configMap({ a: "1" }, { name: "other" }))).toMatchObject({
      replaces: ["metadata.name"],
      sameName: false,
    });
  });

  it("replaces a patch only if its target object changes", () => {
    expect(decide(old, configMap({ a: "2" }), { isPatch: true }).replaces).toEqual([]);
    expect(decide(old, configMap({ a: "1" }, { name: "other" }), { isPatch: true }).replaces).toEqual([
      "metadata.name",
    ]);
  });

  it("treats an empty namespace as default, and ignores the namespace of a cluster-scoped object", () => {
    const inDefault = configMap({}, { namespace: "default" });
    expect(decide(inDefault, configMap({}, { namespace: "" })).changes.size).toBe(0);
    expect(
      decide(configMap({}), configMap({}, { namespace: "other" }), { isNamespaced: false }).changes.size,
    ).toBe(0);
    expect(decide(old, configMap({ a: "1" }, { namespace: UNKNOWN })).replaces).toEqual([
      "metadata.namespace",
    ]);
  });

  it("omits the changes of ignored fields", () => {
    expect(decide(old, configMap({ a: "2" }), { ignoreChanges: ["data"] }).changes.size).toBe(0);
  });
});
