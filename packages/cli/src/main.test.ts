import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { version } from "../package.json";

const berth = join(__dirname, "../bin/berth.js");

it("says its version", () => {
  expect(execFileSync(process.execPath, [berth, "--version"], { encoding: "utf8" })).toBe(`${version}\n`);
});

it("says what it can do", () => {
  const help = execFileSync(process.execPath, [berth, "cluster", "--help"], { encoding: "utf8" });
  expect(help).toMatch(/create [^]*update [^]*delete /);
});

it.each(["create", "update", "delete"])(
  "cluster %s refuses what is no plan, and prints no report",
  (step) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [berth, "cluster", step], {
      input: '{"name":"demo"}',
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("[PLAN_INVALID]");
  },
);
