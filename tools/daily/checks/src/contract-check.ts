import type { Check } from "./check";
import { checkOnEngine } from "./cluster-check";
import { runProjects } from "./run-projects";

const project = { name: "@kind-berth-tools/contract", folder: "tools/offline/contract" };

/**
 * Creates the check of the behavior of Pulumi's plugins. If neither the cases, the stand-ins nor the versions and sources of the tools have
 * changed since all cases last passed, nx replays the result.
 */
export function contractCheck(): Check {
  const title = "the behavior of Pulumi's plugins that Berth depends on";
  return checkOnEngine("contract", title, "docker", (context, env) =>
    runProjects(
      {
        projects: [project],
        target: "contract",
        reportFile: "contract-report.json",
        args: [
          // The setup has already built the workspace. If nx restored the builds from its cache again, it would remove the folders `dist`
          // while the check on the other engine reads them.
          "--excludeTaskDependencies",
          ...cacheArgs(process.env),
        ],
      },
      context,
      env,
    ),
  );
}

/**
 * Returns the argument that prevents a replay if the user selects a plugin, because nx does not know whether the plugin has changed.
 *
 * @param env - the environment variables of this process.
 */
export function cacheArgs(env: NodeJS.ProcessEnv): string[] {
  const selected = Object.keys(env).some((name) => name.startsWith("BERTH_CONTRACT_PLUGIN_"));
  return selected ? ["--skip-nx-cache"] : [];
}
