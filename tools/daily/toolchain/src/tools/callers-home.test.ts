import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { pins } from "../pins";
import { callersHome, folderOf, pulumiHomeSettings, usersPulumiHome } from "./callers-home";
import { type HomePlugins, writeHomeRecord } from "./home-record";
import type { Origin, ProvidedTool } from "./provided-tool";

describe("usersPulumiHome", () => {
  const standard = join(homedir(), ".pulumi");

  it.each([{}, { PULUMI_HOME: "" }])("returns Pulumi's default with %j", (env) => {
    expect(usersPulumiHome(env)).toBe(standard);
  });

  it("returns the home that the user has set, even if it is in Berth's cache folder", () => {
    const inCache = join(cacheRoot(), "my-pulumi");
    for (const home of ["/opt/pulumi-home", inCache])
      expect(usersPulumiHome({ PULUMI_HOME: home })).toBe(home);
  });

  it("returns the user's home in nested runs, at any depth", () => {
    const nested = pulumiHomeSettings("/cache/own", { PULUMI_HOME: "/opt/pulumi-home" });
    expect(nested).toMatchObject({ PULUMI_HOME: "/cache/own" });
    expect(usersPulumiHome(nested)).toBe("/opt/pulumi-home");
    expect(usersPulumiHome(pulumiHomeSettings("/cache/other", nested))).toBe("/opt/pulumi-home");
    expect(usersPulumiHome(pulumiHomeSettings("/cache/own", {}))).toBe(standard);
  });

  it("returns the home that the user sets inside a nested run", () => {
    const nested = { ...pulumiHomeSettings("/cache/own", {}), PULUMI_HOME: "/opt/pulumi-home" };
    expect(usersPulumiHome(nested)).toBe("/opt/pulumi-home");
  });
});

describe("callersHome", () => {
  let cache: CacheHome;
  let home: string;
  beforeEach(() => {
    cache = makeCacheHome();
    home = join(cache.folder, "own");
    for (const name of ["kubernetes", "command"] as const) {
      mkdirSync(join(home, "plugins", folderOf(name)), { recursive: true });
    }
    for (const file of ["nodejs", "kubernetes", "command"]) writeFileSync(standIn(file), "built once");
  });
  afterEach(() => {
    cache.remove();
  });

  const standIn = (name: string) => join(cache.folder, `stand-in-${name}`);
  const tool = (name: string, version: string, origin: Origin): ProvidedTool => {
    return { name, version, origin, why: "it is suitable", path: standIn(name) };
  };
  const cli: ProvidedTool = {
    name: "pulumi",
    version: "3.240.1",
    origin: "path",
    why: "",
    path: "/usr/bin/pulumi",
  };

  function pluginsFrom(origin: Origin, command: string = pins.plugins.command.version): HomePlugins {
    return {
      languageHost: tool("nodejs", "3.240.1", origin),
      providers: {
        kubernetes: tool("kubernetes", pins.plugins.kubernetes.version, origin),
        command: tool("command", command, origin),
      },
      besideKubernetes: [],
    };
  }

  it("returns the caller's home and plugins, with their sources", async () => {
    await writeHomeRecord(home, cli.version, pluginsFrom("stand-in"));
    const found = await callersHome(cli, pulumiHomeSettings(home, {}));
    expect(found?.home).toBe(home);
    expect(found?.plugins.providers.command).toEqual({
      ...tool("command", pins.plugins.command.version, "stand-in"),
      why: "the calling run provides it",
    });
  });

  it("returns nothing if the user has set the home, even if Berth has created it", async () => {
    await writeHomeRecord(home, cli.version, pluginsFrom("plugins"));
    expect(await callersHome(cli, { PULUMI_HOME: home })).toBeUndefined();
    const other = { ...pulumiHomeSettings("/cache/own", {}), PULUMI_HOME: home };
    expect(await callersHome(cli, other)).toBeUndefined();
    expect(await callersHome(cli, {})).toBeUndefined();
  });

  it.each<[string, () => unknown, object]>([
    ["for another CLI version", () => writeHomeRecord(home, "3.250.0", pluginsFrom("plugins")), {}],
    [
      "for another plugin version",
      () => writeHomeRecord(home, cli.version, pluginsFrom("plugins", "1.0.0")),
      {},
    ],
    [
      "with forbidden stand-ins",
      () => writeHomeRecord(home, cli.version, pluginsFrom("stand-in")),
      { BERTH_STAND_INS: "never" },
    ],
    [
      "without a plugin folder",
      async () => {
        await writeHomeRecord(home, cli.version, pluginsFrom("plugins"));
        rmSync(join(home, "plugins", folderOf("command")), { recursive: true });
      },
      {},
    ],
    [
      "with stand-ins that have been built again",
      async () => {
        await writeHomeRecord(home, cli.version, pluginsFrom("stand-in"));
        writeFileSync(standIn("command"), "built again");
      },
      {},
    ],
    [
      "with stand-ins that no longer exist",
      async () => {
        await writeHomeRecord(home, cli.version, pluginsFrom("stand-in"));
        rmSync(standIn("command"));
      },
      {},
    ],
    ["without a record", () => undefined, {}],
    [
      "that has been removed",
      () => {
        rmSync(home, { recursive: true });
      },
      {},
    ],
  ])("returns nothing for a home %s", async (_, prepare, env) => {
    await prepare();
    expect(await callersHome(cli, { ...pulumiHomeSettings(home, {}), ...env })).toBeUndefined();
  });
});
