import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { installedPlugin } from "./installed-plugin";

const command = { kind: "resource", name: "command", version: "1.2.1" } as const;
const host = { kind: "language", name: "nodejs", version: "3.270.0" } as const;

describe("installedPlugin", () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "installed-plugin-")));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function executable(path: string, mode = 0o755): string {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "", { mode });
    return join(root, path);
  }

  const env = (more: NodeJS.ProcessEnv = {}) => ({
    PATH: join(root, "bin"),
    PULUMI_HOME: join(root, "home"),
    ...more,
  });

  it("prefers the executable in the environment variable to any other executable", () => {
    executable("bin/pulumi-resource-command");
    const named = executable("build/of/mine");
    expect(installedPlugin(command, env({ BERTH_CONTRACT_PLUGIN_COMMAND: named }))).toBe(named);
  });

  it("prefers an executable on PATH to one in PULUMI_HOME, as the CLI does", () => {
    const installed = executable("home/plugins/resource-command-v1.2.1/pulumi-resource-command");
    expect(installedPlugin(command, env())).toBe(installed);
    const onPath = executable("bin/pulumi-resource-command");
    expect(installedPlugin(command, env())).toBe(onPath);
  });

  it("finds the language host next to the CLI, even if the CLI is a symbolic link", () => {
    executable("opt/pulumi/pulumi");
    const beside = executable("opt/pulumi/pulumi-language-nodejs");
    mkdirSync(join(root, "bin"));
    symlinkSync(join(root, "opt/pulumi/pulumi"), join(root, "bin/pulumi"));
    expect(installedPlugin(host, env())).toBe(beside);
  });

  it("returns another version if the plugin's own version is not installed", () => {
    const other = executable("home/plugins/language-nodejs-v3.232.0/pulumi-language-nodejs");
    expect(installedPlugin(host, env())).toBe(other);
  });

  it("ignores a file that is not executable, and reports what to do if no plugin is found", () => {
    executable("home/plugins/resource-command-v1.2.1/pulumi-resource-command", 0o644);
    expect(() => installedPlugin(command, env())).toThrow(
      "No pulumi-resource-command is installed. Run the suite by `npm run contract`, which provides it, " +
        "or set BERTH_CONTRACT_PLUGIN_COMMAND to its path.",
    );
  });
});
