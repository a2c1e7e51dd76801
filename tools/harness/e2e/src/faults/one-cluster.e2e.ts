import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "@kind-berth-tools/probe";
import { Stack, type PulumiRun } from "@kind-berth-tools/stack";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { engineDown } from "./engine-down";
import { imageOfPod, LocalImage, whyNotRunning } from "./local-image";
import { ProcessWatch } from "../process-watch";
import { registryImage } from "./registry-image";
import { found, secretsOf } from "../secrets-of";
import { StackUnderFaults } from "./stack-under-faults";

const unchanged = /Resources:\n\s+\d+ unchanged\n/u;
const planted = "berth-e2e-a-planted-secret";

describe("a cluster with faults", () => {
  let faults: StackUnderFaults;
  let canary: string;
  let built: LocalImage | undefined;
  beforeAll(async () => {
    faults = await StackUnderFaults.open("faults");
    canary = join(faults.run.folder, "canary");
    // The resource name is part of the stored owner. No tool limits the characters in this name, so Berth must store it unchanged.
    await faults.stack.configure({ resource: `$(touch ${canary}) ; 'web' "数" & ${"x".repeat(200)}` });
  });
  afterAll(async () => {
    await built?.remove();
    await faults.remove();
  });

  /** Returns an image that exists only on this machine. The first call builds the image. */
  async function localImage(): Promise<LocalImage> {
    built ??= await LocalImage.from(faults.probe, faults.run);
    return built;
  }

  /** Checks that a preview shows no changes and that the app responds. */
  async function isInService(): Promise<void> {
    expect(Stack.must(await faults.stack.stack.preview()).output).toMatch(unchanged);
    expect(await faults.answer()).toMatchObject({ outcome: "answered", status: 200, body: "here\n" });
  }

  /** The result of the cluster creation that timed out. Cleared when a later `up` runs. */
  let overTime: PulumiRun | undefined;

  /** Ensures that the latest `up` was a cluster creation that timed out. */
  async function creationOverTime(): Promise<PulumiRun> {
    if (overTime === undefined) {
      await faults.stack.ensureEmpty();
      overTime = await faults.stack.tryUp({ createTimeout: "5s" });
      await faults.stack.configure({ createTimeout: "10m" });
    }
    return overTime;
  }

  it("reports the last action and how to raise the time limit if the creation times out", async () => {
    const { exitCode, output } = await creationOverTime();
    expect(exitCode).not.toBe(0);
    expect(output).toContain("[STEP_TIMED_OUT]");
    expect(output).toMatch(/step "create" of cluster ".*" timed out after 5 s: the last action was "\w+/u);
    expect(output).toContain('`customTimeouts: { create: "30m" }`');
  });

  it("is created by the next `up` after the timeout, without exposing its secrets", async () => {
    await creationOverTime();
    overTime = undefined;
    const control = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
      env: { PLANTED: planted },
    });
    const watch = new ProcessWatch();
    let processes = "";
    const { output } = await faults.stack
      .up({}, { args: ["--diff", "--show-full-output"] })
      .finally(async () => {
        processes = [...(await watch.end())].join("\n");
        control.kill();
      });

    const kubeconfig = await runCommand("kind", ["get", "kubeconfig", "--name", faults.cluster], {});
    const secrets = secretsOf(kubeconfig.stdout);
    expect(secrets).toHaveLength(6);
    expect(found(secrets, kubeconfig.stdout).length).toBeGreaterThan(0);
    expect(found([...secrets, planted], processes)).toEqual([planted]);
    expect(found(secrets, output)).toEqual([]);

    const state = await everythingIn(faults.state);
    expect(state).toContain(faults.cluster);
    expect(found(secrets, state)).toEqual([]);
    expect(existsSync(canary)).toBe(false);
    await isInService();
  });

  it("previews without changes if the engine does not respond, but fails in `up` and in `destroy`", async () => {
    await faults.stack.ensure();
    await faults.stack.disturbed(async () => {
      const down = await faults.under(await engineDown(faults.run));
      expect(Stack.must(await down.preview()).output).toMatch(unchanged);

      await faults.stack.configure({ args: JSON.stringify({ loadImages: ["berth-e2e/absent:v1"] }) });
      for (const run of [await down.up(), await down.destroy()]) {
        expect(run.exitCode).not.toBe(0);
        expect(run.output).toContain("[ENGINE_NOT_FOUND]");
      }
      await faults.stack.up({ args: "{}" });
    });
    await isInService();
  });

  it("loads a local image onto the node, and loads it again after it was rebuilt", async () => {
    await faults.stack.ensure();
    const image = await localImage();
    await faults.stack.up({ args: JSON.stringify({ loadImages: [image.name] }) });
    const first = await image.id();
    expect(await imageOfPod(faults.probe, "first", image.name)).toContain(first);
    await isInService();

    await image.build();
    const second = await image.id();
    expect(second).not.toBe(first);
    // The control: until `up` runs, the node keeps the first image.
    expect(await imageOfPod(faults.probe, "between", image.name)).toContain(first);
    const preview = Stack.must(await faults.stack.stack.preview());
    expect(preview.output).toMatch(/~ \d+ to update/u);
    expect(preview.output).toContain(
      `image \`${image.name}\` on ${faults.cluster}-control-plane differs from the image on`,
    );
    await faults.stack.up();
    expect(await imageOfPod(faults.probe, "second", image.name)).toContain(second);
    await isInService();
  });

  it("pulls an image from a local registry by the same name that was pushed to its host port", async () => {
    await faults.stack.ensure();
    const image = await localImage();
    const registry = await registryImage(faults.run);
    const [hostPort = 0] = await freePorts(1);
    const name = faults.run.clusterName("registry");
    const pushed = `localhost:${hostPort}/berth-e2e:v1`;
    process.env["BERTH_REGISTRY_IMAGE"] = registry.name;
    try {
      await faults.stack.up({ args: JSON.stringify({ registry: { name, hostPort } }) });
      await isInService();
      // The control: the node does not have this image yet.
      expect(await whyNotRunning(faults.probe, "early", pushed)).toMatch(/ErrImagePull|ImagePullBackOff/u);
      await image.push(pushed);
      const pulled = await imageOfPod(faults.probe, "pulled", pushed, "Always");
      expect(pulled).toContain(`localhost:${hostPort}/berth-e2e@sha256:`);
      const hosting = await faults.probe.kubectl([
        ...["get", "configmap", "local-registry-hosting", "--namespace=kube-public"],
        "--output=jsonpath={.data}",
      ]);
      expect(hosting).toContain(`localhost:${hostPort}`);
    } finally {
      delete process.env["BERTH_REGISTRY_IMAGE"];
      await faults.stack.configure({ args: "{}" });
      await runCommand(engineUnderTest(), ["rm", "--force", "--volumes", name], {});
      await registry.remove();
    }
  });
});

/** Returns the contents of all files in a folder and its subfolders, as one text. */
async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (
    await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")))
  ).join("\n");
}
