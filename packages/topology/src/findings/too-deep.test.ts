import { unlessTooDeep } from "./too-deep";

it("returns the parser's result", () => {
  expect(unlessTooDeep(() => "parsed")).toBe("parsed");
});

it("returns undefined if the call stack overflows", () => {
  const endless = (): unknown => [endless()];
  expect(unlessTooDeep(endless)).toBeUndefined();
});

it("passes on another error", () => {
  const error = new SyntaxError("unexpected end");
  const failing = () => {
    throw error;
  };
  expect(() => {
    unlessTooDeep(failing);
  }).toThrow(error);
});
