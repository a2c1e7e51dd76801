import { existsSync } from "node:fs";
import { join } from "node:path";
import { pins, type PluginName } from "../pins";
import type { Report } from "../progress";
import { installRelease } from "../release/install-release";
import { platformOf } from "../release/platform";
import { type ReleaseHost, Unavailable } from "../release/release-host";
import { pluginRelease } from "../release/releases";
import { folderOf, usersPulumiHome } from "./callers-home";
import { firstOffer, type ProvidedTool, type Source } from "./provided-tool";
import { fromStandIn } from "./stand-in";

/**
 * Provides a provider plugin. The function tries these sources in order: a plugin that the user has installed for Pulumi, the official
 * release, and a stand-in.
 *
 * @returns The plugin. Its `path` is a folder if the origin is `plugins`, an archive if the origin is `release`, or an executable if the
 * origin is `stand-in`.
 * @throws Missing if no source has the plugin.
 */
export async function providePlugin(
  plugin: PluginName,
  host: ReleaseHost,
  report: Report,
): Promise<ProvidedTool> {
  const { version } = pins.plugins[plugin];
  return firstOffer(
    `plugin ${plugin}`,
    [
      fromUsersPlugins(plugin),
      fromPluginRelease(plugin, host, report),
      fromStandIn({ kind: "resource", name: plugin, version }),
    ],
    `Run "pulumi plugin install resource ${plugin} v${version}" on a machine that can reach the release hosts.`,
  );
}

function fromUsersPlugins(plugin: PluginName): Source {
  return () => {
    const { version } = pins.plugins[plugin];
    const name = folderOf(plugin);
    const path = join(usersPulumiHome(), "plugins", name);
    // If a plugin installation was interrupted, the CLI leaves a `.partial` file next to the plugin's folder.
    const isWhole = existsSync(join(path, `pulumi-resource-${plugin}`)) && !existsSync(`${path}.partial`);
    return Promise.resolve(
      isWhole
        ? { path, version, origin: "plugins" }
        : { refusal: `the user has not installed the plugin ${name}` },
    );
  };
}

function fromPluginRelease(plugin: PluginName, host: ReleaseHost, report: Report): Source {
  return async () => {
    const release = pluginRelease(plugin, platformOf());
    try {
      const folder = await installRelease(release, host, report);
      return { path: join(folder, release.asset), version: release.version, origin: "release" };
    } catch (error) {
      if (error instanceof Unavailable) return { refusal: error.message };
      throw error;
    }
  };
}
