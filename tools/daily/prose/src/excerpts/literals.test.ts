import { literalsOf } from "./literals";

const texts = (source: string) =>
  literalsOf("a.ts", source)
    .lines.map(({ text }) => text)
    .filter((text) => text !== "");

it("extracts strings that contain words", () => {
  expect(
    texts('import a from "some module name";\nf("Use another port.", "TCP", "a-b", { "some words": 1 });'),
  ).toEqual(["Use another port.", "some words"]);
});

it("formats the expressions in a template as code", () => {
  expect(texts("f(`port ${port.name} is taken by \\`${other}\\``);")).toEqual([
    "port `port.name` is taken by `other`",
  ]);
});

it("extracts the strings inside an expression of a template", () => {
  expect(texts('f(`node ${ok ? "is Ready" : "is not Ready"} now`);')).toEqual([
    'node `ok ? "is Ready" : "is not Ready"` now',
    "is Ready",
    "is not Ready",
  ]);
});

it("omits tests and shell scripts", () => {
  expect(
    texts('it("says so", () => { f("some words"); }); it.each([1])("tells %d", f); g("#!/bin/sh\\nrun it");'),
  ).toEqual([]);
});

it("joins concatenated strings", () => {
  expect(texts('f("Use another port, " + `or omit ${it}.`);')).toEqual(["Use another port, or omit `it`."]);
  expect(texts('f(prefix + "is not Ready");')).toEqual(["is not Ready"]);
});

it("records the source position of each line of text", () => {
  const { lines } = literalsOf("a.ts", 'f();\nf("Use another port.");\nf(`one\n  line of text`);\n');
  expect(lines.filter(({ text }) => text !== "")).toEqual([
    { text: "Use another port.", line: 2, indent: 3 },
    { text: "one", line: 3, indent: 3 },
    { text: "line of text", line: 4 },
  ]);
});
