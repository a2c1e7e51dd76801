import { parseJsonPath } from "./json-path";

const route = {
  status: {
    parents: [
      {
        conditions: [
          { type: "Accepted", status: "True" },
          { type: "ResolvedRefs", status: "False" },
        ],
      },
    ],
    phase: "Up",
  },
};

it.each([
  ["{.status.phase}", true],
  ["{.status.phase}=Up", true],
  ["{$.status.phase}=Up", true],
  ["{.status.phase}=Down", false],
  ["{.status.nothing}", false],
  ["{.status.parents}", true],
  ['{.status.parents[0].conditions[?match(@.type, "Accepted")].status}=True', true],
  ['{.status.parents[0].conditions[?match(@.type, "ResolvedRefs")].status}=True', false],
])("evaluates %s to %s", (expression, matches) => {
  expect(parseJsonPath(expression).matches(route)).toBe(matches);
});

it.each([
  [".status.phase=Up", "should be wrapped in brackets"],
  ["{.status.phase}=", "requires a value"],
  ['{.status.parents[?(@.type=="x")]}=True', "format should be {.path}=value or {.path}"],
  ["{.status[}", "Expected"],
])("rejects %s", (expression, why) => {
  expect(() => parseJsonPath(expression)).toThrow(why);
});

it("rejects the comparison of a non-primitive value", () => {
  expect(() => parseJsonPath("{.status.parents}=True").matches(route)).toThrow("non-primitive");
});
