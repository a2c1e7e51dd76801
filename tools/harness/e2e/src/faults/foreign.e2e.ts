import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listEngine, mustRun, type EngineContents } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { engineUnderTest, runEngine } from "../engine";
import { freePorts } from "../free-ports";
import { StackUnderFaults } from "./stack-under-faults";

const kept = "kept\n";

describe("an environment and an engine that contain foreign objects", () => {
  let faults: StackUnderFaults;
  let stack: Stack;
  let withForeign: EngineContents;
  let kubeconfig: { readonly file: string; readonly content: string };
  let debugPorts: readonly number[];
  const another = () => faults.run.clusterName("another");
  const image = () => `berth-e2e/${faults.run.id}:foreign`;
  const container = () => `${faults.cluster}-of-others`;
  const volume = () => `${faults.cluster}-of-others`;
  const edge = () => `${faults.cluster}_edge_debug`;

  beforeAll(async () => {
    faults = await StackUnderFaults.open("foreign");
    debugPorts = await freePorts(2);
    kubeconfig = { file: join(faults.run.folder, "kubeconfig"), content: kubeconfigOf(faults.cluster) };
    await writeFile(kubeconfig.file, kubeconfig.content);
    stack = await faults.under({ KIND_CLUSTER_NAME: another(), KUBECONFIG: kubeconfig.file });
    await buildImage();
    await startContainer();
    await fillVolume();
    withForeign = await ofThisRun();
  });
  afterAll(async () => {
    try {
      await faults.remove();
    } finally {
      await runEngine("rm", "--force", "--volumes", container());
      await runEngine("volume", "rm", volume());
      await runEngine("image", "rm", image());
    }
  });

  /** Builds an image with a `LABEL`. Every container created from the image inherits this label. */
  async function buildImage(): Promise<void> {
    const base = process.env["BERTH_NODE_IMAGE"] ?? "";
    const build = faults.run.clusterName("build");
    await runEngine("create", "--name", build, "--label", faults.run.label, base);
    await runEngine("commit", "--change", `LABEL dev.berth.cluster=${faults.cluster}`, build, image());
    await runEngine("rm", "--volumes", build);
  }

  async function startContainer(): Promise<void> {
    const options = ["--name", container(), "--label", faults.run.label, "--volume", "/kept"];
    const shell = ["--entrypoint", "sh", image(), "-c", `printf '${kept}' > /kept/file; exec sleep 3600`];
    await runEngine("run", "--detach", ...options, ...shell);
  }

  /** Creates a volume that has the labels of Berth's state volumes but contains a file from another owner. */
  async function fillVolume(): Promise<void> {
    const labels = [
      ...[`dev.berth.cluster=${faults.cluster}`, "dev.berth.mark=state", "dev.berth.generation=7"],
      faults.run.label,
    ].flatMap((label) => ["--label", label]);
    await runEngine("volume", "create", ...labels, volume());
    await inVolume(`printf '${kept}' > /kept/file`);
  }

  function inVolume(script: string): Promise<string> {
    const base = process.env["BERTH_NODE_IMAGE"] ?? "";
    const options = [
      "--rm",
      "--name",
      faults.run.clusterName("shell"),
      "--label",
      faults.run.label,
      "--volume",
      `${volume()}:/kept`,
    ];
    return runEngine("run", ...options, "--entrypoint", "sh", base, "-c", script);
  }

  /**
   * Returns the containers, networks and volumes whose names contain this run's ID. All others on the engine may change during the test.
   */
  async function ofThisRun(): Promise<EngineContents> {
    const { containers, networks, volumes } = await listEngine(engineUnderTest(), {});
    const named = (names: readonly string[]) => names.filter((name) => name.includes(faults.run.id));
    return { containers: named(containers), networks: named(networks), volumes: named(volumes) };
  }

  /** Checks that the container, volume and kubeconfig that belong to other owners are unchanged. */
  async function othersAreUntouched(): Promise<void> {
    expect(await runEngine("exec", container(), "cat", "/kept/file")).toBe(kept);
    expect(await inVolume("cat /kept/file")).toBe(kept);
    expect(await readFile(kubeconfig.file, "utf8")).toBe(kubeconfig.content);
  }

  /** Runs `up` with an edge port, for which Berth creates a container. */
  async function up(debugPort: number): Promise<string> {
    const portMappings = [
      { name: "http", hostPort: faults.hostPort, containerPort: 8081 },
      { name: "debug", hostPort: debugPort, containerPort: 9229, publish: "edge" },
    ];
    await stack.configure({ args: JSON.stringify({ portMappings }) });
    return Stack.must(await stack.up()).output;
  }

  /** Checks that the cluster is in service. Also checks that Berth's container and volumes exist, because `destroy` must find them. */
  async function isInService(): Promise<void> {
    expect(await faults.answer()).toMatchObject({ outcome: "answered", status: 200, body: "here\n" });
    const { containers, volumes } = await ofThisRun();
    expect(containers).toContain(edge());
    expect(volumes).toContain(`berth-${faults.cluster}`);
    expect(volumes.some((name) => name.startsWith(`berth-${faults.cluster}_`))).toBe(true);
  }

  it("`up` creates only the planned cluster, and leaves foreign objects with Berth's labels unchanged", async () => {
    const output = await up(debugPorts[0] ?? 0);
    const clusters = (await mustRun("kind", ["get", "clusters"])).split("\n");
    expect(clusters).toContain(faults.cluster);
    expect(clusters).not.toContain(another());
    expect(output).toContain(`container \`${container()}\` has Berth's label and stays unchanged`);
    expect(output).toContain(`volume \`${volume()}\` has Berth's label and stays unchanged`);
    await isInService();
    await othersAreUntouched();
    Stack.must(await stack.preview(["--expect-no-changes"]));
  });

  it("`up` changes the cluster and replaces Berth's container, but leaves foreign objects unchanged", async () => {
    const id = () => runEngine("container", "inspect", "--format", "{{.Id}}", edge());
    const before = await id();
    await up(debugPorts[1] ?? 0);
    expect(await id()).not.toBe(before);
    await isInService();
    await othersAreUntouched();
  });

  it("`destroy` removes only Berth's own objects", async () => {
    await isInService();
    Stack.must(await stack.destroy());
    expect(withForeign).toMatchObject({ containers: [container()], volumes: [volume()] });
    expect(await ofThisRun()).toEqual(withForeign);
    await othersAreUntouched();
  });
});

/** Returns a user's own kubeconfig. One of its entries has the same name as kind's entry for the cluster. */
function kubeconfigOf(cluster: string): string {
  const name = `kind-${cluster}`;
  return [
    "apiVersion: v1",
    "kind: Config",
    `clusters: [{ name: ${name}, cluster: { server: "https://127.0.0.1:1" } }]`,
    `users: [{ name: ${name}, user: {} }]`,
    `contexts: [{ name: ${name}, context: { cluster: ${name}, user: ${name} } }]`,
    `current-context: ${name}`,
    "",
  ].join("\n");
}
