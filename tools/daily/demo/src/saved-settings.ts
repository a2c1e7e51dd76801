import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Example } from "./example";
import { stateFolder } from "./folders";
import { applyWishes, type Settings, type Wishes } from "./settings";

/** The settings of a demo that has been started; those of the example itself, if none has. */
export function savedSettings({ name, settings }: Example): Settings {
  const file = settingsFile(name);
  if (!existsSync(file)) return settings;
  const saved = JSON.parse(readFileSync(file, "utf8")) as Settings;
  // A port that the example has got since is not among the saved ones.
  return { clusterName: saved.clusterName, ports: { ...settings.ports, ...saved.ports } };
}

/**
 * The settings of a demo with the wishes of the command line. They are saved: the next run needs not repeat them.
 *
 * @throws RangeError if the example has no such port.
 * @throws Error if the cluster was created by kind itself, with other settings: it cannot be changed.
 */
export async function saveWishes(example: Example, wishes: Wishes): Promise<Settings> {
  const saved = savedSettings(example);
  const settings = applyWishes(saved, wishes);
  const file = settingsFile(example.name);
  const isChanged = JSON.stringify(settings) !== JSON.stringify(saved);
  if (isChanged && example.kindConfig !== undefined && existsSync(file)) {
    throw new Error(
      `The demo of ${example.name} has a kind cluster with other settings, which cannot be changed. Run ` +
        `\`npm run demo:down -- ${example.name}\` first.`,
    );
  }
  await mkdir(stateFolder(example.name), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
  return settings;
}

function settingsFile(example: string): string {
  return join(stateFolder(example), "settings.json");
}
