import { copyFile, cp, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { cached, contentKey, forget } from "@kind-berth-tools/cache";
import { installStandIn, standIns, type StandInName } from "@kind-berth-tools/stand-ins";
import { mustRun } from "../process/run";
import { type Report, timed } from "../progress";
import { folderOf } from "./callers-home";
import { fingerprint } from "./fingerprint";
import { HOME_FORMAT, type HomePlugins, writeHomeRecord } from "./home-record";
import type { ProvidedTool } from "./provided-tool";

/** The number of Pulumi homes to keep. This number is sufficient for several work trees and the previous commit. */
const KEPT_HOMES = 4;

/**
 * Creates a separate Pulumi home (the folder for `PULUMI_HOME`) that contains exactly these plugins. The user's Pulumi home stays unchanged
 * and is not used.
 *
 * @param pulumi - The Pulumi CLI.
 * @param env - The environment variables for the CLI and the plugins.
 * @returns The path of a cache folder. Its cache key depends on the plugins' contents.
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
    contentKey(`format ${HOME_FORMAT}`, pulumi.version, ...fingerprints),
    (dir) =>
      timed(report, "installing Pulumi's plugins", async () => {
        const cli = { ...process.env, ...env, PULUMI_HOME: dir, PULUMI_SKIP_UPDATE_CHECK: "true" };
        await mkdir(join(dir, "plugins"));
        if (plugins.languageHost.origin === "stand-in") await installStandIn("nodejs", pulumi.path, cli);
        for (const [name, tool] of Object.entries(plugins.providers)) {
          await installProvider(name, tool, dir, pulumi.path, cli);
        }
        for (const { path } of beside) {
          // Copy the program, like the plugins, because the lab's cache may be cleared.
          await copyFile(path, join(dir, "plugins", folderOf("kubernetes"), basename(path)));
        }
        await writeHomeRecord(dir, pulumi.version, plugins);
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
      // Copy the plugin, because the user may remove the original while this Pulumi home is still in use.
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
  throw new Error(`A plugin from the source "${tool.origin}" cannot be installed.`);
}

function isStandIn(name: string): name is StandInName {
  return name in standIns;
}
