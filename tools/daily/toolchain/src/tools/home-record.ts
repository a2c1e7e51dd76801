import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PluginName } from "../pins";
import { fingerprint } from "./fingerprint";
import type { ProvidedTool } from "./provided-tool";

/** The plugins to install in a Pulumi home. */
export interface HomePlugins {
  readonly languageHost: ProvidedTool;
  readonly providers: Readonly<Record<PluginName, ProvidedTool>>;
  /** The programs that the kubernetes provider's stand-in expects in its own folder. */
  readonly besideKubernetes: readonly ProvidedTool[];
}

/** The contents of a Pulumi home that Berth has created. A nested run reads them, so that it reports the same tools as its caller. */
export interface HomeRecord {
  /** The version of the record's format. It changes with the properties of the record. */
  readonly format: typeof HOME_FORMAT;
  /** The version of the Pulumi CLI for which the home was created. */
  readonly pulumi: string;
  readonly plugins: HomePlugins;
  /** The fingerprint of each stand-in when it was installed, by the stand-in's path. */
  readonly standIns: Readonly<Record<string, string>>;
}

/** The version of {@link HomeRecord}'s format. */
export const HOME_FORMAT = 1;

const FILE = "berth.json";

/** Writes the record into a new Pulumi home. */
export async function writeHomeRecord(home: string, pulumi: string, plugins: HomePlugins): Promise<void> {
  const record: HomeRecord = {
    format: HOME_FORMAT,
    pulumi,
    plugins,
    standIns: await standInsOf(plugins),
  };
  await writeFile(join(home, FILE), JSON.stringify(record));
}

/** Reads the record of a Pulumi home. Returns `undefined` if the home does not exist or has no record in this format. */
export async function readHomeRecord(home: string): Promise<HomeRecord | undefined> {
  const file = join(home, FILE);
  if (!existsSync(file)) return undefined;
  const record = JSON.parse(await readFile(file, "utf8")) as HomeRecord | { readonly format?: unknown };
  return record.format === HOME_FORMAT ? (record as HomeRecord) : undefined;
}

/** Returns the current fingerprints of the stand-ins among the plugins, by path. A stand-in that no longer exists is omitted. */
export async function standInsOf(plugins: HomePlugins): Promise<Readonly<Record<string, string>>> {
  const standIns = [plugins.languageHost, ...Object.values(plugins.providers)].filter(
    ({ origin, path }) => origin === "stand-in" && existsSync(path),
  );
  return Object.fromEntries(
    await Promise.all(standIns.map(async (tool) => [tool.path, await fingerprint(tool)] as const)),
  );
}
