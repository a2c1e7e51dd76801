import { enumerate } from "./enumerate";

it.each([
  [[], ""],
  [["a"], "`a`"],
  [["a", "b"], "`a` and `b`"],
  [["a", "b", "c"], "`a`, `b` and `c`"],
])("writes %j as %j", (words, text) => {
  expect(enumerate(words, "and")).toBe(text);
});
