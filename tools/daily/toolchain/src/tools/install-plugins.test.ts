import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { pins } from "../pins";
import { installPlugins } from "./install-plugins";
import type { ProvidedTool } from "./provided-tool";

let home: CacheHome;
const before = process.env["PULUMI_HOME"];

beforeEach(() => {
  home = makeCacheHome();
  process.env["PULUMI_HOME"] = join(home.folder, "users-home");
});
afterEach(() => {
  if (before === undefined) delete process.env["PULUMI_HOME"];
  else process.env["PULUMI_HOME"] = before;
  home.remove();
});

/** Returns a Pulumi CLI that runs a shell script. */
function pulumi(script: string): ProvidedTool {
  writePrograms(home.folder, { pulumi: script });
  return { name: "pulumi", version: "3", origin: "path", why: "", path: join(home.folder, "pulumi") };
}

it("installs the pinned version of each plugin in the user's Pulumi home", async () => {
  await installPlugins(pulumi('mkdir -p "$PULUMI_HOME/plugins/$3-$4-v$5"'), () => undefined);
  for (const [name, { version }] of Object.entries(pins.plugins))
    expect(existsSync(join(home.folder, "users-home", "plugins", `resource-${name}-v${version}`))).toBe(true);
});

it("reports the output of an installation that fails", async () => {
  const failing = pulumi("echo 'error: the host is not reachable' >&2; exit 1");
  await expect(installPlugins(failing, () => undefined)).rejects.toThrow("the host is not reachable");
});
