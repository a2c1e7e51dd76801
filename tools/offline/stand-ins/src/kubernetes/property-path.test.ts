import { containsPath, parsePropertyPath } from "./property-path";

describe("parsePropertyPath", () => {
  it.each([
    ["spec.replicas", ["spec", "replicas"]],
    ["spec.containers[0].image", ["spec", "containers", 0, "image"]],
    ["spec.containers[*].image", ["spec", "containers", "*", "image"]],
    ['metadata.annotations["a.b/c"]', ["metadata", "annotations", "a.b/c"]],
    ['a["say \\"hi\\""]', ["a", 'say "hi"']],
  ])("reads %s", (text, path) => {
    expect(parsePropertyPath(text)).toEqual(path);
  });

  it("rejects an invalid path, and reports the position of the error", () => {
    expect(() => parsePropertyPath("a[")).toThrow('failed to parse property path "a[" at character 2');
  });
});

describe("containsPath", () => {
  it("includes the path and all paths below it, and treats * as any step", () => {
    expect(containsPath(["spec"], ["spec", "replicas"])).toBe(true);
    expect(containsPath(["spec", "*", "image"], ["spec", 1, "image"])).toBe(true);
    expect(containsPath(["spec", "replicas"], ["spec"])).toBe(false);
    expect(containsPath(["spec"], ["status"])).toBe(false);
  });
});
