import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBerth } from "../../test/fixtures/run-berth";

const header = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";
const kindConfig = `${header}name: demo
nodes:
  - role: control-plane
    extraPortMappings:
      - { containerPort: 80, hostPort: 8080, listenAddress: 127.0.0.1 }
  - role: worker
    kubeadmConfigPatches:
      - |
        kind: JoinConfiguration
        skipPhases: []
`;
const program = `import { KindCluster } from "@kind-berth/components";

const cluster = new KindCluster("demo", {
  nodes: [
    {
      role: "control-plane",
      extraPortMappings: [
        { name: "http", containerPort: 80, hostPort: 8080, listenAddress: "127.0.0.1" },
      ],
    },
    {
      role: "worker",
      kubeadmConfigPatches: [["kind: JoinConfiguration", "skipPhases: []", ""].join("\\n")],
    },
  ],
});

export const record = cluster.record;
export const kubeconfig = cluster.kubeconfig;
`;

function run(file: string, input: string | Uint8Array = "") {
  return runBerth(["import", file], input);
}

it("prints the program for a config on standard input, and the possible exposures on standard error", async () => {
  const { status, stdout, stderr } = await run("-", kindConfig);
  expect({ status, stdout }).toEqual({ status: 0, stdout: program });
  expect(stderr).toMatch(
    /^port http: 127\.0\.0\.1:8080\/TCP -> node control-plane, containerPort 80\n {2}possible: ingress \(default\), gateway, hostPort\n/,
  );
});

it("prints nothing on standard error for a config without ports", async () => {
  expect(await run("-", header)).toMatchObject({ status: 0, stderr: "" });
});

it("prints the program for a ctlptl file in UTF-16", async () => {
  const text =
    "\uFEFFapiVersion: ctlptl.dev/v1alpha1\r\nkind: Cluster\r\nproduct: kind\r\nname: kind-demo\r\n";
  const { status, stdout } = await run("-", Buffer.from(text, "utf16le"));
  expect(status).toBe(0);
  expect(stdout).toContain('new KindCluster("demo")');
});

it("prints the program for a file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "berth-import-"));
  try {
    const file = join(folder, "kind.yaml");
    writeFileSync(file, kindConfig);
    expect((await run(file)).stdout).toBe(program);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("prints one port mapping for a port with several listen addresses", async () => {
  const mapping = "{ containerPort: 80, hostPort: 8080, listenAddress: 127.0.0.1 }";
  const both = `${mapping}\n      - ${mapping.replace("127.0.0.1", '"::1"')}`;
  const { status, stdout, stderr } = await run("-", kindConfig.replace(mapping, both));
  expect(status).toBe(0);
  expect(stderr).toMatch(
    /^warning: nodes\[0\]\.extraPortMappings\[1\]\.listenAddress \(line 8, column 61\) is "::1".*\[LISTEN_ADDRESS_FAMILY\]\nport http: 127/,
  );
  expect(stdout).toBe(program.replace('listenAddress: "127.0.0.1"', 'listenAddress: ["127.0.0.1", "::1"]'));
});

it("prints warnings, and still prints the program", async () => {
  const { status, stdout, stderr } = await run("-", kindConfig.replace("127.0.0.1", "0.0.0.0"));
  expect(status).toBe(0);
  expect(stderr).toMatch(
    /^warning: nodes\[0\]\.extraPortMappings\[0\]\.listenAddress \(line 7, column 61\) is "0\.0\.0\.0"/,
  );
  expect(stdout).toContain("new KindCluster");
});

it("reports the line and column of every error, and prints no program", async () => {
  const { status, stdout, stderr } = await run(
    "-",
    `${header}nodse: []\nnetworking:\n  apiServerPort: "x"\n`,
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("nodse (line 3, column 1)");
  expect(stderr).toContain("networking.apiServerPort (line 5, column 18)");
});

it("reports the name of a missing input file", async () => {
  const { status, stderr } = await run("no-such-file");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^berth: ENOENT: .*no-such-file'\n$/);
});
