import { join } from "node:path";
import { markdownOf, type Excerpt } from "./excerpt";
import { renderedMessages } from "./rendered-messages";

let excerpts: readonly Excerpt[] = [];
beforeAll(async () => {
  excerpts = await renderedMessages(join(__dirname, "../../../../.."));
});

it("renders a message for each rule of the planner, with the position of its example", () => {
  expect(excerpts.length).toBeGreaterThan(5);
  for (const { file, lines } of excerpts) {
    expect(file).toMatch(/^packages\/topology\/test\/fixtures\/examples\/[\w-]+-examples\.ts$/u);
    expect(lines.every(({ line }) => line > 1)).toBe(true);
  }
});

it("shows the path of an argument as code, and omits the code of the rule", () => {
  const text = excerpts.map(markdownOf).join("\n");
  expect(text).toContain('`portMappings[0].protocol` is "tcp": ');
  expect(text).not.toMatch(/\[[A-Z]+_[A-Z_]+\]/u);
});
