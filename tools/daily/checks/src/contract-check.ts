import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Check } from "./check";
import { checkOnEngine } from "./cluster-check";
import { runCommand } from "./command";
import { readReport } from "./jest-report";
import { outcomeOfProjects } from "./project-outcome";

const project = "@kind-berth-tools/contract";
const reportFile = "tools/offline/contract/contract-report.json";

/**
 * Creates the check of the behavior of Pulumi's plugins. If neither the cases, the stand-ins nor the versions and sources of the tools have
 * changed since all cases last passed, nx replays the result.
 */
export function contractCheck(): Check {
  const title = "the behavior of Pulumi's plugins that Berth depends on";
  return checkOnEngine("contract", title, "docker", async (context, env) => {
    const report = join(context.root, reportFile);
    // Remove the report of an earlier run, which this run must not count.
    await rm(report, { force: true });
    const started = Date.now();
    const command = ["nx", "run", `${project}:contract`, "--outputStyle=static"] as const;
    const exitCode = await runCommand([...command, ...cacheArgs(process.env)], context, env);
    return outcomeOfProjects([{ project, report: readReport(report) }], started, exitCode, context.root);
  });
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
