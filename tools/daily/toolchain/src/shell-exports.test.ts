import { spawnSync } from "node:child_process";
import { shellExports } from "./shell-exports";

describe("shellExports", () => {
  it("quotes values, so that a shell preserves their special characters", () => {
    const value = `it's "$HOME" \`and\` \\more\nlines`;
    const { stdout } = spawnSync("sh", ["-c", `${shellExports({ A: "1", B: value })}\nprintf %s "$B"`], {
      encoding: "utf8",
    });
    expect(stdout).toBe(value);
  });
});
