import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planCluster, recordOf } from "@kind-berth/topology";

const berth = join(__dirname, "../../bin/berth.js");
const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
  }),
);
const kindConfig = `
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
name: demo
nodes:
- role: control-plane
- role: worker
  extraPortMappings:
  - { containerPort: 80, hostPort: 8080, listenAddress: 127.0.0.1 }
`;

function run(args: readonly string[], input = "") {
  return spawnSync(process.execPath, [berth, "diagram", ...args], { input, encoding: "utf8" });
}

it("draws a record from standard input, as Mermaid unless told otherwise", () => {
  const { status, stdout, stderr } = run([], JSON.stringify(record));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^flowchart LR\n/);
  expect(stdout).toContain("127.0.0.1:8080");
});

it("draws a kind config the same as the record of its cluster", () => {
  expect(run([], kindConfig).stdout).toBe(run([], JSON.stringify(record)).stdout);
});

it.each([
  ["svg", "<svg "],
  ["html", "<!doctype html>"],
])("reads and writes files: %s", (format, beginning) => {
  const folder = mkdtempSync(join(tmpdir(), "berth-diagram-"));
  try {
    const [from, to] = [join(folder, "kind.yaml"), join(folder, "cluster")];
    writeFileSync(from, kindConfig);
    const { status, stdout } = run([from, "--format", format, "--output", to]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(readFileSync(to, "utf8").startsWith(beginning)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  ["a record of another version", '{"version":2}', "[RECORD_VERSION_UNKNOWN]"],
  ["a record that is none", "{}", "[RECORD_INVALID]"],
  ["a kind config that kind would refuse", "kind: Cluster\nnodse: []\n", "[KIND_CONFIG_VERSION]"],
])("refuses %s, and draws nothing", (_, input, code) => {
  const { status, stdout, stderr } = run([], input);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(code);
});

it("tells a warning and draws nevertheless", () => {
  const { status, stdout, stderr } = run([], kindConfig.replace("127.0.0.1", "0.0.0.0"));
  expect(status).toBe(0);
  expect(stderr).toMatch(/^warning: .*0\.0\.0\.0/);
  expect(stdout).toContain("0.0.0.0:8080");
});

it("says which file is not there", () => {
  const { status, stderr } = run(["no-such-file"]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^berth: ENOENT: .*no-such-file'\n$/);
});
