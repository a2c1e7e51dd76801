import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { pins, type PluginName } from "../pins";
import { readHomeRecord, standInsOf, type HomePlugins, type HomeRecord } from "./home-record";
import type { ProvidedTool } from "./provided-tool";
import { STAND_INS_VARIABLE } from "./stand-in";

type Environment = Readonly<Record<string, string | undefined>>;

/** An environment variable that contains the Pulumi home that the toolchain has set in `PULUMI_HOME`. */
const OWN_HOME = "BERTH_PULUMI_HOME";

/** An environment variable that contains the user's Pulumi home, from before the toolchain set `PULUMI_HOME`. */
const USERS_HOME = "BERTH_USERS_PULUMI_HOME";

/**
 * Returns the variables that select a Pulumi home for child processes. They also identify the home as the toolchain's own, so that a nested
 * run uses the same home.
 */
export function pulumiHomeSettings(home: string, env: Environment = process.env): Record<string, string> {
  return { PULUMI_HOME: home, [OWN_HOME]: home, [USERS_HOME]: usersPulumiHome(env) };
}

/**
 * Returns the user's Pulumi home, which the toolchain reads but does not change. It is the value of `PULUMI_HOME`, in whichever folder it
 * is. If the toolchain itself set this value for a nested run, the function returns the home that the user had before.
 */
export function usersPulumiHome(env: Environment = process.env): string {
  const home = ownPulumiHome(env) === undefined ? env["PULUMI_HOME"] : env[USERS_HOME];
  return home === undefined || home === "" ? join(homedir(), ".pulumi") : home;
}

/**
 * Returns the calling run's Pulumi home and its plugins, if this run is nested and can use them.
 *
 * @param pulumi - The Pulumi CLI of this run.
 * @returns `undefined` if this run is not nested, or if the caller's home does not suit this run. A home does not suit if it is for another
 * CLI version or for other pinned plugins. It also does not suit if it contains stand-ins that are forbidden or that have changed.
 */
export async function callersHome(
  pulumi: ProvidedTool,
  env: Environment = process.env,
): Promise<{ readonly home: string; readonly plugins: HomePlugins } | undefined> {
  const home = ownPulumiHome(env);
  const record = home === undefined ? undefined : await readHomeRecord(home);
  if (home === undefined || record === undefined) return undefined;
  const { plugins, standIns } = record;
  const isSuitable =
    suits(record, pulumi.version, env[STAND_INS_VARIABLE] !== "never") &&
    providerNames.every((name) => existsSync(join(home, "plugins", folderOf(name)))) &&
    isDeepStrictEqual(await standInsOf(plugins), standIns);
  return isSuitable ? { home, plugins: fromCaller(plugins) } : undefined;
}

/** Whether a Pulumi home suits a run with the given CLI. */
function suits({ pulumi, plugins }: HomeRecord, cliVersion: string, areStandInsAllowed: boolean): boolean {
  const { languageHost, providers } = plugins;
  const hasStandIn = [languageHost, ...Object.values(providers)].some(({ origin }) => origin === "stand-in");
  return (
    pulumi === cliVersion &&
    providerNames.every((name) => providers[name].version === pins.plugins[name].version) &&
    (areStandInsAllowed || !hasStandIn)
  );
}

/** Returns the name of the folder in which the CLI stores a provider plugin. */
export function folderOf(plugin: PluginName): string {
  return `resource-${plugin}-v${pins.plugins[plugin].version}`;
}

const providerNames = Object.keys(pins.plugins) as PluginName[];

/** Returns the Pulumi home that a toolchain has set for this process, unless the user has since selected another home. */
function ownPulumiHome(env: Environment): string | undefined {
  const home = env["PULUMI_HOME"];
  return home !== undefined && home !== "" && home === env[OWN_HOME] ? home : undefined;
}

function fromCaller({ languageHost, providers, besideKubernetes }: HomePlugins): HomePlugins {
  const mark = (tool: ProvidedTool): ProvidedTool => ({ ...tool, why: "the calling run provides it" });
  return {
    languageHost: mark(languageHost),
    providers: { kubernetes: mark(providers.kubernetes), command: mark(providers.command) },
    besideKubernetes: besideKubernetes.map(mark),
  };
}
