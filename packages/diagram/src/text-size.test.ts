import fc from "fast-check";
import { textWidth, wrap } from "./text-size";

const font = { size: 12 };

it("breaks lines after a separator, or inside a word without a separator", () => {
  expect(wrap("on any node", font, 50)).toEqual(["on any", "node"]);
  expect(wrap("port.berth.dev/http", font, 110)).toEqual(["port.berth.dev/", "http"]);
  expect(wrap("aaaaaaaaaaaa", font, 50)).toEqual(["aaaaaa", "aaaaaa"]);
  expect(wrap("", font, 50)).toEqual([""]);
});

it("keeps every line within the width, and removes only spaces at the end of a line", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "M", " ", "-", "/", ".", "é", "漢") });
  fc.assert(
    fc.property(text, fc.integer({ min: 20, max: 300 }), (given, width) => {
      const lines = wrap(given, font, width);
      for (const line of lines) expect(textWidth(line, font)).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(given.replaceAll(" ", ""));
    }),
  );
});
