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
  it("finds nothing in equal values, whatever their order", () => {
    expect(kinds({ a: { b: [1, { c: null }] }, d: "x" }, { d: "x", a: { b: [1, { c: null }] } })).toEqual({});
  });

  it("tells added, deleted and updated fields apart, at any depth", () => {
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

  it("reports a value that became another type as a whole", () => {
    expect(kinds({ port: 80 }, { port: "http" })).toEqual({ port: "update" });
    expect(kinds({ a: [1] }, { a: { b: 1 } })).toEqual({ a: "update" });
  });

  it("takes an unknown for a change", () => {
    expect(kinds({ a: 1 }, { a: UNKNOWN, b: UNKNOWN })).toEqual({ a: "update", b: "add" });
  });

  it("takes null for a value that is taken away", () => {
    expect(kinds({ a: 1 }, { a: null })).toEqual({ a: "delete" });
  });

  it("replaces for a change in, at or above a field that can't be changed", () => {
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

  it("replaces for a field of any element", () => {
    const pod = (name: string): object => ({ spec: { containers: [{ image: "a" }, { image: name }] } });
    expect(kinds(pod("b"), pod("c"), image)).toEqual({ "spec.containers[1].image": "update-replace" });
  });
});

describe("formatPath", () => {
  it("quotes names that hold a path's own signs", () => {
    expect(formatPath(["metadata", "annotations", "pulumi.com/x"])).toBe(
      'metadata.annotations["pulumi.com/x"]',
    );
  });
});
