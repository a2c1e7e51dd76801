import { markdownTable } from "./markdown";

it("formats a table", () => {
  const table = { head: ["peer", "up"], rows: [["a | b", "1.0 s"]] };
  expect(markdownTable(table)).toBe("| peer | up |\n| --- | ---: |\n| a \\| b | 1.0 s |");
});
