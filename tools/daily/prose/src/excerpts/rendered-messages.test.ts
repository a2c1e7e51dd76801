import { join } from "node:path";
import { markdownOf } from "./excerpt";
import { renderedMessages } from "./rendered-messages";

const excerpts = renderedMessages(join(__dirname, "../../../../.."));

it("renders a message for each rule, with the position of its example", () => {
  expect(excerpts.length).toBeGreaterThan(10);
  for (const { file, lines } of excerpts) {
    expect(file).toMatch(/^packages\/(?:topology|driver)\/src\/examples\/[\w-]+-examples\.ts$/u);
    expect(lines.every(({ line }) => line > 1)).toBe(true);
  }
});

it("formats an argument's path as code, and omits the rule code", () => {
  const text = excerpts.map(markdownOf).join("\n");
  expect(text).toContain('`portMappings[0].protocol` is "tcp": ');
  // The codes of hops remain, because they are part of the evidence.
  expect(text).not.toMatch(/\. \[[A-Z]+_[A-Z_]+\]$/mu);
});
