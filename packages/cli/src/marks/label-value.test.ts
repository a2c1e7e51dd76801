import fc from "fast-check";
import { labelValue, textOf } from "./label-value";

it("reads back whatever it has written, and writes nothing that separates values", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(labelValue(text)).not.toMatch(/[",\r\n]/);
      expect(textOf(labelValue(text))).toBe(text);
    }),
  );
});

it("stays legible", () => {
  expect(labelValue("shop/dev/demo")).toBe("shop/dev/demo");
  expect(labelValue('{"name":"demo","ports":{}}')).toBe("{%22name%22:%22demo%22%2C%22ports%22:{}}");
});

it("reads nothing from what somebody else has written", () => {
  expect(textOf("100 %")).toBeUndefined();
  expect(textOf(undefined)).toBeUndefined();
});
