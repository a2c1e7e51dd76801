import { dirname } from "node:path";
import { pins, type PluginName } from "../pins";
import { mustRun } from "../process/run";
import type { Report } from "../progress";
import { usersPulumiHome } from "./callers-home";
import type { ProvidedTool } from "./provided-tool";

/** The time limit for the installation of one plugin, in milliseconds. */
const timeoutMilliseconds = 10 * 60_000;

/**
 * Installs the pinned versions of the official provider plugins in the user's Pulumi home, with the Pulumi CLI. The CLI does the same when a
 * user runs a program. It downloads the plugins from their publisher, and no checksum in this repository protects from that publisher. For
 * this reason, the toolchain does not install plugins by itself, and a developer or a workflow runs this function explicitly.
 *
 * @throws ToolchainError `COMMAND_FAILED` with the CLI's output
 */
export async function installPlugins(pulumi: ProvidedTool, report: Report): Promise<void> {
  const home = usersPulumiHome();
  const env = {
    ...process.env,
    PULUMI_HOME: home,
    PATH: `${dirname(pulumi.path)}:${process.env["PATH"] ?? ""}`,
  };
  for (const name of Object.keys(pins.plugins) as PluginName[]) {
    const { version } = pins.plugins[name];
    report(`installing the plugin ${name} ${version} in ${home}`);
    await mustRun("pulumi", ["plugin", "install", "resource", name, version], { env, timeoutMilliseconds });
  }
}
