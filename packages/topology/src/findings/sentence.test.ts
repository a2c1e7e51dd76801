import fc from "fast-check";
import { given, type ArgumentFinding, type SystemFinding } from "./finding";
import { sentence } from "./sentence";

const finding: ArgumentFinding = {
  code: "HOST_PORT_OPEN",
  path: "a.b",
  rule: "so it is",
  remedy: "Change it.",
};
const system: SystemFinding = {
  code: "CLUSTER_NOT_FOUND",
  object: 'container "demo-worker"',
  state: "is gone",
  reason: "kind cannot add a node to a cluster",
  remedy: "Run `pulumi up` again.",
};

it.each([
  ["", '""'],
  ['say "hi"', '"say \\"hi\\""'],
  ["x".repeat(80), `"${"x".repeat(80)}"`],
  [8080, "8080"],
  [Number.NaN, "NaN"],
  [false, "false"],
  [null, "null"],
  [[1], "a list"],
  [[], "an empty list"],
  [() => 1, "a function"],
])("shows the value %p of an argument", (value, shown) => {
  expect(sentence({ ...finding, value })).toBe(`a.b is ${shown}: so it is. Change it. [HOST_PORT_OPEN]`);
});

it.each([
  ["an object", { token: "secret" }, "an object"],
  ["a multi-line string", "kind: ClusterConfiguration\ntoken: secret\n", "a string of 2 lines"],
  ["a long string", `token = ${"secret".repeat(20)}`, "a string of 128 characters"],
])("does not show the content of %s, which can contain secrets", (_, value, shown) => {
  expect(sentence({ ...finding, value })).toContain(`a.b is ${shown}: `);
  expect(sentence({ ...finding, value })).not.toContain("secret");
});

it.each([
  ["without a value", {}, "a.b: so it is."],
  ["that is omitted", { omitted: true }, "a.b is omitted: so it is."],
  ["that is omitted", { omitted: true, value: "x" }, 'a.b is omitted and defaults to "x": so it is.'],
] as const)("describes an argument %s: %j", (_, part, beginning) => {
  expect(sentence({ ...finding, ...part })).toBe(`${beginning} Change it. [HOST_PORT_OPEN]`);
});

it("describes an object of a running system by its state", () => {
  expect(sentence(system)).toBe(
    'container "demo-worker" is gone: kind cannot add a node to a cluster. Run `pulumi up` again. [CLUSTER_NOT_FOUND]',
  );
});

it("describes an argument as omitted only if it is, and an object of a running system never", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const text = sentence({ ...finding, ...given(value) });
      expect(text.startsWith("a.b is omitted: ")).toBe(value === undefined);
      expect(text).not.toMatch(/is not set|is undefined/);
    }),
  );
  expect(sentence(system)).not.toMatch(/omitted|not set/);
});

it("escapes what a terminal would interpret, wherever it comes from", () => {
  const hostile = "\u001b[31m\u202E\n";
  const texts = [
    sentence({ ...finding, path: hostile, value: hostile }),
    sentence({ ...finding, path: hostile, rule: `the key is ${hostile}` }),
    sentence({ ...system, object: hostile, reason: hostile, remedy: `${hostile}.` }),
  ];
  for (const text of texts) expect(text).not.toMatch(/[\u001b\u202E]/u);
  expect(texts[0]).toMatch(/^\\u001b\[31m\\u202e\\u000a is /u);
});

it("shortens a key from an unknown source", () => {
  const key = "k".repeat(200_000);
  const text = sentence({ ...finding, path: `labels.${key} (line 3, column 5)`, rule: `no field ${key}` });
  expect(text.length).toBeLessThan(3_000);
  expect(text).toMatch(/^labels\.k+…k+ \(line 3, column 5\): no field k+…\. /u);
});
