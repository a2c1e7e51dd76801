import { applyMergePatch } from "./merge-patch";

const v1beta3 = { apiVersion: "kubeadm.k8s.io/v1beta3" };
const v1beta4 = { apiVersion: "kubeadm.k8s.io/v1beta4" };

it("replaces values and lists, merges objects, and removes values that are null", () => {
  const document = { ...v1beta3, a: { b: 1, c: 2 }, list: [1, 2], old: true };
  expect(applyMergePatch(document, { a: { c: 3, d: { e: 4 } }, list: [3], old: null })).toEqual({
    ...v1beta3,
    a: { b: 1, c: 3, d: { e: 4 } },
    list: [3],
  });
  expect(document.a).toEqual({ b: 1, c: 2 });
});

it("replaces a text with an object, and omits null values of new objects", () => {
  expect(applyMergePatch({ a: "text" }, { a: { b: 1, c: null } })).toEqual({ a: { b: 1 } });
});

it("adds certSANs without repeating a name", () => {
  const patched = applyMergePatch({ certSANs: ["localhost", "a"] }, { certSANs: ["a", "b"] });
  expect(patched).toEqual({ certSANs: ["localhost", "a", "b"] });
});

describe("component arguments", () => {
  const list = (values: Record<string, unknown>) =>
    Object.entries(values).map(([name, value]) => ({ name, value }));

  it("are merged by name in v1beta4: changed, added and removed", () => {
    const document = { ...v1beta4, nodeRegistration: { kubeletExtraArgs: list({ v: "1", "node-ip": "x" }) } };
    const patch = {
      nodeRegistration: { kubeletExtraArgs: list({ v: "2", "max-pods": "5", "node-ip": null }) },
    };
    expect(applyMergePatch(document, patch)).toEqual({
      ...v1beta4,
      nodeRegistration: { kubeletExtraArgs: list({ v: "2", "max-pods": "5" }) },
    });
  });

  it("are converted from a map for v1beta4, but only if the patch names no version", () => {
    const document = { ...v1beta4, extraArgs: list({ a: "1" }) };
    expect(applyMergePatch(document, { extraArgs: { b: "2" } })).toEqual({
      ...v1beta4,
      extraArgs: list({ a: "1", b: "2" }),
    });
    expect(applyMergePatch(document, { ...v1beta4, extraArgs: { b: "2" } })).toEqual(document);
  });

  it("are an ordinary map up to v1beta3, which a list replaces", () => {
    const document = { ...v1beta3, extraArgs: { a: "1", b: "1" } };
    expect(applyMergePatch(document, { extraArgs: { b: null, c: "2" } })).toEqual({
      ...v1beta3,
      extraArgs: { a: "1", c: "2" },
    });
    expect(applyMergePatch(document, { extraArgs: list({ c: "2" }) })).toEqual({
      ...v1beta3,
      extraArgs: list({ c: "2" }),
    });
  });
});
