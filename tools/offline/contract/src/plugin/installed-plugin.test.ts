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

  it("takes the one that is named, before any other", () => {
    executable("bin/pulumi-resource-command");
    const named = executable("build/of/mine");
    expect(installedPlugin(command, env({ BERTH_CONTRACT_PLUGIN_COMMAND: named }))).toBe(named);
  });

  it("takes the one on the path before the one in PULUMI_HOME, as the CLI does", () => {
    const installed = executable("home/plugins/resource-command-v1.2.1/pulumi-resource-command");
    expect(installedPlugin(command, env())).toBe(installed);
    const onPath = executable("bin/pulumi-resource-command");
    expect(installedPlugin(command, env())).toBe(onPath);
  });

  it("finds the language host beside the CLI, which may be a link", () => {
    executable("opt/pulumi/pulumi");
    const beside = executable("opt/pulumi/pulumi-language-nodejs");
    mkdirSync(join(root, "bin"));
    symlinkSync(join(root, "opt/pulumi/pulumi"), join(root, "bin/pulumi"));
    expect(installedPlugin(host, env())).toBe(beside);
  });

  it("takes another version where its own is not installed", () => {
    const other = executable("home/plugins/language-nodejs-v3.232.0/pulumi-language-nodejs");
    expect(installedPlugin(host, env())).toBe(other);
  });

  it("passes over a file that can't be executed, and says what to do where there is none", () => {
    executable("home/plugins/resource-command-v1.2.1/pulumi-resource-command", 0o644);
    expect(() => installedPlugin(command, env())).toThrow(
      "No pulumi-resource-command is installed. Run the suite by `npm run contract`, which provides it, " +
        "or set BERTH_CONTRACT_PLUGIN_COMMAND to its path.",
    );
  });
});
