import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { pluginPath, standIns, type StandInName } from "./stand-ins";

/**
 * Installs one stand-in among the Pulumi CLI's plugins, in the place of whatever had its name and version.
 *
 * @param name - which one
 * @param pulumi - path of the Pulumi CLI
 * @param env - the CLI's whole environment; its `PULUMI_HOME` says where plugins live
 * @throws Error with the CLI's own words if it refuses
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
    // The CLI takes language hosts, which come in the same package as itself, only from its own developers.
    {
      env: {
        ...env,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        ...(standIn.kind === "language" && { PULUMI_DEV: "true" }),
      },
    },
  );
}
