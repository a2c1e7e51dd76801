import { UNKNOWN } from "../protocol";
import { changesBetween, formatPath } from "./changes";

const selector = [["spec", "selector"]];
const image = [["spec", "containers", "*", "image"]];

function kinds(live: object, inputs: object, forceNew: string[][] = []): Record<string, string> {
  const changes = changesBetween({ ...live }, { ...inputs }, forceNew);
  return Object.fromEntries(
    [...changes].map(([path, { kind, replace }]) => [path, replace ? `${kind}-replace` : kind]),
  );
}

describe("changesBetween", () => {
  it("finds no changes between equal values, whatever the order of their keys", () => {
    expect(kinds({ a: { b: [1, { c: null }] }, d: "x" }, { d: "x", a: { b: [1, { c: null }] } })).toEqual({});
  });

  it("distinguishes added, deleted and updated fields at any depth", () => {
    expect(kinds({ m: { a: 1, b: 2 } }, { m: { b: 3, c: 4 } })).toEqual({
      "m.a": "delete",
      "m.b": "update",
      "m.c": "add",
    });
  });

  it("compares arrays element by element", () => {
    expect(kinds({ l: [1, { a: 1 }] }, { l: [2, {}, 3] })).toEqual({
      "l[0]": "update",
      "l[1].a": "delete",
      "l[2]": "add",
    });
    expect(kinds({ l: [1, 2] }, { l: [1] })).toEqual({ "l[1]": "delete" });
  });

  it("reports a value whose type changes as one update", () => {
    expect(kinds({ port: 80 }, { port: "http" })).toEqual({ port: "update" });
    expect(kinds({ a: [1] }, { a: { b: 1 } })).toEqual({ a: "update" });
  });

  it("treats an unknown value as a change", () => {
    expect(kinds({ a: 1 }, { a: UNKNOWN, b: UNKNOWN })).toEqual({ a: "update", b: "add" });
  });

  it("treats null as a removed value", () => {
    expect(kinds({ a: 1 }, { a: null })).toEqual({ a: "delete" });
  });

  it("requires a replacement if an immutable field, its content or its parent changes", () => {
    expect(
      kinds({ spec: { selector: { app: "a" } } }, { spec: { selector: { app: "b" } } }, selector),
    ).toEqual({
      "spec.selector.app": "update-replace",
    });
    expect(kinds({ spec: { selector: {} } }, { spec: {} }, selector)).toEqual({
      "spec.selector": "delete-replace",
    });
    expect(kinds({}, { spec: { selector: {} } }, selector)).toEqual({ spec: "add-replace" });
    expect(kinds({ spec: { replicas: 1 } }, { spec: { replicas: 2 } }, selector)).toEqual({
      "spec.replicas": "update",
    });
  });

  it("requires a replacement if an immutable field changes in any array element", () => {
    const pod = (name: string): object => ({ spec: { containers: [{ image: "a" }, { image: name }] } });
    expect(kinds(pod("b"), pod("c"), image)).toEqual({ "spec.containers[1].image": "update-replace" });
  });
});

describe("formatPath", () => {
  it("quotes names that contain path syntax", () => {
    expect(formatPath(["metadata", "annotations", "pulumi.com/x"])).toBe(
      'metadata.annotations["pulumi.com/x"]',
    );
  });
});
