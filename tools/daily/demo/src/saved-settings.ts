import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Example } from "./example";
import { stateFolder } from "./folders";
import { applyWishes, type Settings, type Wishes } from "./settings";

/** Returns the settings that an earlier run of the demo saved. If there are none, returns the example's settings. */
export function savedSettings({ name, settings }: Example): Settings {
  const file = settingsFile(name);
  if (!existsSync(file)) return settings;
  const saved = JSON.parse(readFileSync(file, "utf8")) as Settings;
  // Add ports that the example did not have yet when the settings were saved.
  return { clusterName: saved.clusterName, ports: { ...settings.ports, ...saved.ports } };
}

/**
 * Applies the command-line options to a demo's settings and saves the settings, so that later runs do not need the options.
 *
 * @throws RangeError if the example has no port with this name.
 * @throws Error if kind created the cluster with different settings, because these settings cannot change after creation.
 */
export async function saveWishes(example: Example, wishes: Wishes): Promise<Settings> {
  const saved = savedSettings(example);
  const settings = applyWishes(saved, wishes);
  const file = settingsFile(example.name);
  const isChanged = JSON.stringify(settings) !== JSON.stringify(saved);
  if (isChanged && example.kindConfig !== undefined && existsSync(file)) {
    throw new Error(
      `The demo of ${example.name} has a kind cluster with other settings. These settings cannot change. ` +
        `Run \`npm run demo:down -- ${example.name}\` first.`,
    );
  }
  await mkdir(stateFolder(example.name), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
  return settings;
}

function settingsFile(example: string): string {
  return join(stateFolder(example), "settings.json");
}
