import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planCluster, recordOf } from "@kind-berth/topology";
import { runBerth } from "../../test/fixtures/run-berth";

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
  return runBerth(["diagram", ...args], input);
}

it("draws a cluster record from standard input, as Mermaid by default", async () => {
  const { status, stdout, stderr } = await run([], JSON.stringify(record));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^flowchart LR\n/);
  expect(stdout).toContain("127.0.0.1:8080");
});

it("draws the same diagram for a kind config and for its cluster's record", async () => {
  expect((await run([], kindConfig)).stdout).toBe((await run([], JSON.stringify(record))).stdout);
});

it.each([
  ["svg", "<svg "],
  ["html", "<!doctype html>"],
])("reads a file and writes a file in the format %s", async (format, beginning) => {
  const folder = mkdtempSync(join(tmpdir(), "berth-diagram-"));
  try {
    const [from, to] = [join(folder, "kind.yaml"), join(folder, "cluster")];
    writeFileSync(from, kindConfig);
    const { status, stdout } = await run([from, "--format", format, "--output", to]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(readFileSync(to, "utf8").startsWith(beginning)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  ["a record of another version", '{"version":2}', "[RECORD_VERSION_UNKNOWN]"],
  ["an object that is not a record", "{}", "[RECORD_INVALID]"],
  ["a JSON value that is not an object", "null", "[KIND_CONFIG"],
  ["a JSON kind config that kind would reject", '{"kind":"Cluster","nodse":[]}', "[KIND_CONFIG_VERSION]"],
  ["a kind config that kind would reject", "kind: Cluster\nnodse: []\n", "[KIND_CONFIG_VERSION]"],
])("rejects %s, and prints no diagram", async (_, input, code) => {
  const { status, stdout, stderr } = await run([], input);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(code);
});

it("prints a warning, and still draws the diagram", async () => {
  const { status, stdout, stderr } = await run([], kindConfig.replace("127.0.0.1", "0.0.0.0"));
  expect(status).toBe(0);
  expect(stderr).toMatch(/^warning: .*0\.0\.0\.0/);
  expect(stdout).toContain("0.0.0.0:8080");
});

it("reports the name of a missing input file", async () => {
  const { status, stderr } = await run(["no-such-file"]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^berth: ENOENT: .*no-such-file'\n$/);
});

it("reads a kind config in JSON", async () => {
  const config = { kind: "Cluster", apiVersion: "kind.x-k8s.io/v1alpha4", name: "demo" };
  const { status, stdout } = await run([], JSON.stringify(config));
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^flowchart LR\n/) as string,
  });
});
