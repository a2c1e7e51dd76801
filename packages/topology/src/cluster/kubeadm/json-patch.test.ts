import { applyJsonPatch } from "./json-patch";

it("applies operations in order to a copy", () => {
  const document = { a: { b: [1, 2] } };
  const operations = [
    { op: "add", path: "/a/b/-", value: 3 },
    { op: "test", path: "/a/b/2", value: 3 },
    { op: "move", path: "/c", from: "/a/b" },
  ];
  expect(applyJsonPatch(document, operations)).toEqual({ value: { a: {}, c: [1, 2, 3] } });
  expect(document).toEqual({ a: { b: [1, 2] } });
});

it.each([
  ["removes a value that does not exist", { op: "remove", path: "/b" }],
  ["replaces a value that does not exist", { op: "replace", path: "/b", value: 1 }],
  ["adds to an object that does not exist", { op: "add", path: "/b/c", value: 1 }],
  ["adds to a text", { op: "add", path: "/text/c", value: 1 }],
  ["tests for another value", { op: "test", path: "/text", value: "other" }],
  ["has a pointer without a slash", { op: "add", path: "b", value: 1 }],
  ["has no value", { op: "add", path: "/b" }],
  ["points to a prototype", { op: "add", path: "/constructor/prototype/c", value: 1 }],
  ["copies from a prototype", { op: "copy", path: "/b", from: "/__proto__" }],
  ["replaces the whole document", { op: "replace", path: "", value: 1 }],
])("refuses a patch that %s", (_, operation) => {
  expect(applyJsonPatch({ text: "t" }, [operation])).toEqual({
    misfit: expect.stringContaining(operation.op) as string,
  });
  expect(({} as { c?: number }).c).toBeUndefined();
});
