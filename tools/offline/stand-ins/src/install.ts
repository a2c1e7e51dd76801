import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { pluginPath, standIns, type StandInName } from "./stand-ins";

/**
 * Installs a stand-in as a Pulumi CLI plugin. The stand-in replaces an installed plugin with the same name and version.
 *
 * @param name - the stand-in's name
 * @param pulumi - the path of the Pulumi CLI
 * @param env - the complete environment for the CLI. `PULUMI_HOME` sets the plugin folder.
 * @throws Error with the CLI's output if the installation fails
 */
export async function installStandIn(
  name: StandInName,
  pulumi: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const standIn = standIns[name];
  await promisify(execFile)(
    pulumi,
    [
      "plugin",
      "install",
      standIn.kind,
      standIn.name,
      standIn.version,
      "--reinstall",
      "--file",
      pluginPath(standIn),
    ],
    // Language hosts are part of the CLI's package. The CLI installs a language host from a file only if `PULUMI_DEV` is set.
    {
      env: {
        ...env,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        ...(standIn.kind === "language" && { PULUMI_DEV: "true" }),
      },
    },
  );
}
