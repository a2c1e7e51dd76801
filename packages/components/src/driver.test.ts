import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { driverBootstrap } from "./cluster/driver-bootstrap";

it.each([
  "cluster create",
  "cluster ready",
  "cluster update",
  "cluster delete",
  "cluster kubeconfig",
  "app verify",
])("runs `%s` with the bootstrap text of the Command, from a program's folder", (command) => {
  const { status, stdout, stderr } = spawnSync("node", ["-e", driverBootstrap, "--", command], {
    cwd: join(__dirname, "../../../examples/multi-node"),
    input: "no plan",
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("[PLAN_INVALID]");
});

it("issues a certificate authority with the bootstrap text of the Command", () => {
  const { status, stdout } = spawnSync("node", ["-e", driverBootstrap, "--", "certificates authority"], {
    cwd: join(__dirname, "../../../examples/multi-node"),
    input: '{"name":"demo"}',
    encoding: "utf8",
  });
  expect(status).toBe(0);
  expect(Object.keys(JSON.parse(stdout) as object)).toEqual(["certificate", "key"]);
});
