import { detailedDiff, pathStep } from "./detailed-diff";
import { Secret, UNKNOWN, type PropertyMap } from "./property-values";

describe("detailedDiff", () => {
  it.each<[string, PropertyMap, PropertyMap, object]>([
    ["no difference between equal properties", { a: 1, b: ["x"] }, { a: 1, b: ["x"] }, {}],
    ["an added property", {}, { a: 1 }, { a: "add" }],
    ["a property set to null", { a: 1 }, { a: null }, { a: "delete" }],
    [
      "a changed value inside an object",
      { env: { A: "1", B: "2" } },
      { env: { A: "1", B: "3" } },
      { "env.B": "update" },
    ],
    [
      "changed and removed list items one by one",
      { list: ["a", "b"] },
      { list: ["c"] },
      { "list[0]": "update", "list[1]": "delete" },
    ],
    ["a value that became unknown", { a: "1" }, { a: UNKNOWN }, { a: "update" }],
    [
      "a changed secret as a whole",
      { env: new Secret({ A: "1" }) },
      { env: new Secret({ A: "2" }) },
      { env: "update" },
    ],
    ["a value that became secret", { a: "1" }, { a: new Secret("1") }, { a: "update" }],
  ])("finds %s", (_, olds, news, expected) => {
    expect(Object.fromEntries(detailedDiff(olds, news))).toEqual(expected);
  });
});

describe("pathStep", () => {
  it("quotes names that contain path syntax", () => {
    expect(pathStep("labels", "app.kubernetes.io/name")).toBe('labels["app.kubernetes.io/name"]');
    expect(pathStep("", 'say "hi"')).toBe('["say \\"hi\\""]');
    expect(pathStep("ports", 0)).toBe("ports[0]");
  });
});
