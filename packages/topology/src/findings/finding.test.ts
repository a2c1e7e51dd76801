import { given, isError, type ArgumentFinding } from "./finding";

const finding: ArgumentFinding = {
  code: "HOST_PORT_OPEN",
  path: "a.b",
  rule: "so it is",
  remedy: "Change it.",
};

it("distinguishes errors from warnings by the rule", () => {
  expect(isError(finding)).toBe(false);
  expect(isError({ ...finding, code: "HOST_PORT_TAKEN" })).toBe(true);
});

it("treats only undefined as an omitted argument", () => {
  expect(given(undefined)).toEqual({ omitted: true });
  for (const value of [null, "", 0, false, Number.NaN]) expect(given(value)).toEqual({ value });
});
