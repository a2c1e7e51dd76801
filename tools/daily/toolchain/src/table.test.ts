import { toolTable } from "./table";

describe("toolTable", () => {
  it("shows the tool, version, source and reason within the given width", () => {
    const table = toolTable(
      [{ name: "kind", version: "0.33.0", origin: "lab", path: "/kind", why: "not on PATH; ".repeat(12) }],
      100,
    );
    expect(table).toMatch(/tool .* version .* source .* reason/);
    expect(table).toMatch(/kind .* 0\.33\.0 .* built by the lab .* not on PATH/);
    expect(Math.max(...table.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
