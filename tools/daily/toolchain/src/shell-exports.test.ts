import { spawnSync } from "node:child_process";
import { shellExports } from "./shell-exports";

describe("shellExports", () => {
  it("survives a shell, whatever the values hold", () => {
    const value = `it's "$HOME" \`and\` \\more\nlines`;
    const { stdout } = spawnSync("sh", ["-c", `${shellExports({ A: "1", B: value })}\nprintf %s "$B"`], {
      encoding: "utf8",
    });
    expect(stdout).toBe(value);
  });
});
