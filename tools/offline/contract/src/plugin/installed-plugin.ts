import { accessSync, constants, existsSync, readdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

import { executableName, type StandIn } from "@kind-berth-tools/stand-ins";

/**
 * Returns the path of the executable for the plugin under test, which may be the official plugin or the stand-in. The environment variable
 * `BERTH_CONTRACT_PLUGIN_<NAME>` can select the executable (`BERTH_CONTRACT_PLUGIN_COMMAND=/path/to/pulumi-resource-command`). If the
 * variable is not set, the function returns the executable that the Pulumi CLI would start.
 *
 * @throws Error if no executable is found
 */
export function installedPlugin(plugin: StandIn, env: NodeJS.ProcessEnv = process.env): string {
  const file = executableName(plugin);
  const variable = `BERTH_CONTRACT_PLUGIN_${plugin.name.toUpperCase()}`;
  const candidates = [
    env[variable],
    ...onPath(file, env),
    ...besideCli(file, env),
    ...inPulumiHome(plugin, file, env),
  ];
  const found = candidates.find((path) => path !== undefined && isExecutable(path));
  if (found !== undefined) return found;
  throw new Error(
    `No ${file} is installed. Run the suite by \`npm run contract\`, which provides it, or set ${variable} to its path.`,
  );
}

function onPath(file: string, env: NodeJS.ProcessEnv): string[] {
  return (env["PATH"] ?? "").split(delimiter).map((directory) => join(directory, file));
}

function besideCli(file: string, env: NodeJS.ProcessEnv): string[] {
  return onPath("pulumi", env)
    .filter(isExecutable)
    .map((cli) => join(dirname(realpathSync(cli)), file));
}

function inPulumiHome({ kind, name, version }: StandIn, file: string, env: NodeJS.ProcessEnv): string[] {
  const plugins = join(env["PULUMI_HOME"] ?? join(homedir(), ".pulumi"), "plugins");
  if (!existsSync(plugins)) return [];
  const exact = `${kind}-${name}-v${version}`;
  // The official language host has the same version as the CLI. This version may differ from the stand-in's version.
  const others = readdirSync(plugins).filter((entry) => entry.startsWith(`${kind}-${name}-v`));
  return [exact, ...others].map((directory) => join(plugins, directory, file));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
