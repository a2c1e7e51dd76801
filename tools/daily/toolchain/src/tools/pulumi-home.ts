import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, cp, mkdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { cached, contentKey, forget } from "@kind-berth-tools/cache";
import { installStandIn, standIns, type StandInName } from "@kind-berth-tools/stand-ins";
import { type PluginName, pins } from "../pins";
import { mustRun } from "../process/run";
import { type Report, timed } from "../progress";
import type { ProvidedTool } from "./provided-tool";

/** How many homes are kept: those of a few work trees and of the commit before. */
const KEPT_HOMES = 4;

/** The plugins that a home holds. */
export interface HomePlugins {
  readonly languageHost: ProvidedTool;
  readonly providers: Readonly<Record<PluginName, ProvidedTool>>;
  /** Programs that the kubernetes provider looks for beside itself, where it is the stand-in. */
  readonly besideKubernetes: readonly ProvidedTool[];
}

/**
 * A `PULUMI_HOME` of our own with just these plugins, so that nothing of the user's is changed or depended on.
 *
 * @param pulumi - Path of the CLI.
 * @param env - The environment that the CLI and the plugins run in.
 * @returns A folder of the cache, keyed by the plugins' contents.
 */
export async function pulumiHome(
  pulumi: ProvidedTool,
  plugins: HomePlugins,
  env: Readonly<Record<string, string>>,
  report: Report,
): Promise<string> {
  const beside = plugins.besideKubernetes.filter(({ path }) => path !== "");
  const all = [plugins.languageHost, ...Object.values(plugins.providers), ...beside];
  const fingerprints = await Promise.all(all.map(fingerprint));
  const home = await cached(
    "pulumi-home",
    contentKey(pulumi.version, ...fingerprints),
    (dir) =>
      timed(report, "installing Pulumi's plugins", async () => {
        const cli = { ...process.env, ...env, PULUMI_HOME: dir, PULUMI_SKIP_UPDATE_CHECK: "true" };
        await mkdir(join(dir, "plugins"));
        if (plugins.languageHost.origin === "stand-in") await installStandIn("nodejs", pulumi.path, cli);
        for (const [name, tool] of Object.entries(plugins.providers)) {
          await installProvider(name, tool, dir, pulumi.path, cli);
        }
        for (const { path } of beside) {
          // A copy, as of plugins: the lab's parts may be cleaned away.
          await copyFile(path, join(dir, "plugins", folderOf("kubernetes"), basename(path)));
        }
      }),
    { report },
  );
  await forget("pulumi-home", KEPT_HOMES, { report });
  return home;
}

async function installProvider(
  name: string,
  tool: ProvidedTool,
  home: string,
  pulumi: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  switch (tool.origin) {
    case "plugins":
      // A copy: the user may remove the plugin, and this home is used on.
      await cp(tool.path, join(home, "plugins", basename(tool.path)), { recursive: true });
      return;
    case "release":
      await mustRun(pulumi, ["plugin", "install", "resource", name, tool.version, "--file", tool.path], {
        env,
      });
      return;
    case "stand-in":
      if (isStandIn(name)) return installStandIn(name, pulumi, env);
  }
  throw new Error(`A plugin of origin ${tool.origin} cannot be installed.`);
}

/** The folder that the CLI keeps a provider in. */
function folderOf(plugin: PluginName): string {
  return `resource-${plugin}-v${pins.plugins[plugin].version}`;
}

function isStandIn(name: string): name is StandInName {
  return name in standIns;
}

/** Differs when the plugin does: by content, for a file; by place, size and time, for the user's own folder. */
async function fingerprint(tool: ProvidedTool): Promise<string> {
  if (tool.origin !== "stand-in" && tool.origin !== "release") {
    const { mtimeMs, size } = await stat(tool.path);
    return [tool.name, tool.version, tool.origin, tool.path, mtimeMs, size].join(" ");
  }
  const hash = createHash("sha256");
  await pipeline(createReadStream(tool.path), hash);
  return [tool.name, tool.version, tool.origin, hash.digest("hex")].join(" ");
}
