import { spawnSync } from "node:child_process";
import { join } from "node:path";

it("is found by the text that the Command runs, from the folder of a program", () => {
  const text = 'require("@kind-berth/components/driver").cluster("delete")';
  const { status, stdout, stderr } = spawnSync("node", ["-e", text], {
    cwd: join(__dirname, "../../../examples/multi-node"),
    input: "no plan",
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("[PLAN_INVALID]");
});
