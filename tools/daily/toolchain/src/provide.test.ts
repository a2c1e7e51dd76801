import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeCacheHome, type CacheHome } from "./fakes/cache-home";
import { writePrograms } from "./fakes/programs";
import { pins } from "./pins";
import { provideToolchain } from "./provide";

// Simulate a machine on which the lab cannot build any part.
jest.mock("./lab-parts", () => {
  const refuse = () => Promise.reject(new Error("there is no Go here"));
  return { labProgram: refuse, labNodeImage: refuse, labLoadBalancerImage: refuse };
});

const HERE = { report: () => undefined, engine: "docker", releaseHost: "https://releases.invalid" } as const;

let home: CacheHome;
let bin: string;

beforeEach(() => {
  home = makeCacheHome();
  bin = join(home.folder, "bin");
  // A PATH without this machine's programs. The fake programs need only a shell.
  home.set("PATH", bin);
  home.set("PULUMI_HOME", join(home.folder, "users-pulumi"));
  home.set("BERTH_NODE_IMAGE", "kindest/node:v1.37.0");
  writePrograms(bin, {
    docker: 'case "$*" in *dev.berth.lab*) ;; *) echo 28.2.2 ;; esac',
    node: "echo v24.1.0",
    kubectl: "exit 1",
  });
});
afterEach(() => {
  home.remove();
});

const report = (name: string) => `echo "$* PULUMI_HOME=$PULUMI_HOME" >> ${home.folder}/${name}.log`;

/** Installs kind, the Pulumi CLI, and the official plugins in the user's Pulumi home. */
function installAll(): void {
  writePrograms(bin, {
    kind: "echo kind v0.33.0 go1.26 linux/amd64",
    pulumi: `${report("pulumi")}\necho v3.240.1`,
    "pulumi-language-nodejs": "exit 0",
  });
  for (const [name, { version }] of Object.entries(pins.plugins)) {
    const folder = join(home.folder, "users-pulumi/plugins", `resource-${name}-v${version}`);
    mkdirSync(folder, { recursive: true });
    writePrograms(folder, { [`pulumi-resource-${name}`]: "exit 0" });
  }
}

describe("provideToolchain", () => {
  it("uses the installed tools, keeps PATH unchanged, and creates a separate Pulumi home", async () => {
    installAll();
    const toolchain = await provideToolchain(HERE);

    expect(toolchain.tools.map(({ name, version, origin }) => [name, version, origin])).toEqual([
      ["Node.js", "24.1.0", "path"],
      ["pulumi", "3.240.1", "path"],
      ["language host (nodejs)", "3.240.1", "path"],
      ["plugin kubernetes", "4.34.2", "plugins"],
      ["plugin command", "1.2.1", "plugins"],
      ["kind", "0.33.0", "path"],
      ["kubectl", "", "none"],
      ["docker", "28.2.2", "path"],
      ["node image", "1.37.0", "engine"],
      ["load balancer image", "1.36.2", "engine"],
      ["Ingress controller image", "3.6.12", "registry"],
    ]);
    const { env } = toolchain;
    // Every tool is already the first program on PATH with its name, so PATH does not change.
    expect(env["PATH"]).toBe(process.env["PATH"]);
    expect(env).toMatchObject({ BERTH_ENGINE: "docker", KIND_EXPERIMENTAL_PROVIDER: "docker" });
    expect(env).not.toHaveProperty("BERTH_NODE_IMAGE");
    const pulumiHome = env["PULUMI_HOME"] ?? "";
    expect(pulumiHome).toContain(join(home.folder, "berth"));
    expect(existsSync(join(pulumiHome, "plugins/resource-command-v1.2.1/pulumi-resource-command"))).toBe(
      true,
    );
    // The test runs the CLI only to print the CLI's version. Copying an existing plugin does not require the CLI.
    expect(readFileSync(join(home.folder, "pulumi.log"), "utf8").trim().split("\n")).toHaveLength(1);
    await toolchain.release();
    await toolchain.release();
  });

  it("uses the caller's Pulumi home and plugins in a nested run", async () => {
    installAll();
    const caller = await provideToolchain(HERE);
    await caller.release();
    for (const [name, value] of Object.entries(caller.env)) home.set(name, value);
    // The user's plugins are gone, and a download or a stand-in would be a different plugin.
    rmSync(join(home.folder, "users-pulumi"), { recursive: true });

    const nested = await provideToolchain(HERE);
    await nested.release();
    expect(nested.env["PULUMI_HOME"]).toBe(caller.env["PULUMI_HOME"]);
    const sources = ({ tools }: typeof nested) =>
      tools.map(({ name, version, origin }) => [name, version, origin]);
    expect(sources(nested)).toEqual(sources(caller));
  });

  it("copies the plugins from a home in the cache folder if the user has set it", async () => {
    installAll();
    const inCache = join(home.folder, "berth/users-own");
    mkdirSync(join(home.folder, "berth"));
    renameSync(join(home.folder, "users-pulumi"), inCache);
    home.set("PULUMI_HOME", inCache);
    const toolchain = await provideToolchain(HERE);
    await toolchain.release();
    const plugin = toolchain.tools.find(({ name }) => name === "plugin command");
    expect(plugin).toMatchObject({
      origin: "plugins",
      path: join(inCache, "plugins/resource-command-v1.2.1"),
    });
    expect(toolchain.env["PULUMI_HOME"]).not.toBe(inCache);
  });

  it("reports all missing tools at once, with the reasons and what to install", async () => {
    writePrograms(bin, { kind: "echo kind v0.27.0" });
    const missing = await provideToolchain(HERE).catch((error: unknown) => error);
    expect(missing).toMatchObject({ name: "ToolchainError", code: "TOOLS_MISSING" });
    const { message } = missing as Error;
    const invalid = "releases\\.invalid is not reachable \\((ENOTFOUND|EAI_AGAIN)\\)";
    expect(message).toMatch(
      new RegExp(
        `^kind: .*/bin/kind has version 0\\.27\\.0, not ~0\\.33\\.0; ${invalid}; the lab cannot build it: there is no Go here\\n  Put kind 0\\.33\\.0 on PATH`,
        "m",
      ),
    );
    expect(message).toMatch(
      new RegExp(
        `^pulumi: not on PATH; ${invalid}; the lab .*\\n  Put the Pulumi CLI 3\\.232\\.0 or newer on PATH`,
        "m",
      ),
    );
  });

  it("rejects an engine that is older than the supported versions, and starts no other engine", async () => {
    writePrograms(bin, { docker: "echo 19.03.8" });
    await expect(provideToolchain(HERE)).rejects.toMatchObject({
      code: "ENGINE_MISSING",
      message: expect.stringContaining("is 19.03.8, but Berth needs >=20.10.0") as string,
    });
  });
});
