import { isError, sentence, type Finding } from "./finding";

const finding: Finding = {
  code: "HOST_PORT_OPEN",
  path: "a.b",
  rule: "so it is",
  remedy: "Change it.",
};

it.each([
  [undefined, "not set"],
  ["", '""'],
  ['say "hi"', '"say \\"hi\\""'],
  ["x".repeat(80), `"${"x".repeat(80)}"`],
  [8080, "8080"],
  [Number.NaN, "NaN"],
  [false, "false"],
  [null, "null"],
  [[1], "a list"],
  [() => 1, "a function"],
])("a sentence shows the value %p", (value, shown) => {
  expect(sentence({ ...finding, value })).toBe(`a.b is ${shown}: so it is. Change it. [HOST_PORT_OPEN]`);
});

it.each([
  ["an object", { token: "secret" }, "an object"],
  ["a text of lines", "kind: ClusterConfiguration\ntoken: secret\n", "a text of 2 lines"],
  ["a long text", `token = ${"secret".repeat(20)}`, "a text of 128 characters"],
])("but not the inside of %s, which may hold anything", (_, value, shown) => {
  expect(sentence({ ...finding, value })).toContain(`a.b is ${shown}: `);
  expect(sentence({ ...finding, value })).not.toContain("secret");
});

it("tells errors from warnings by the rule", () => {
  expect(isError(finding)).toBe(false);
  expect(isError({ ...finding, code: "HOST_PORT_TAKEN" })).toBe(true);
});
