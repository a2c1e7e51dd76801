import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The result of a jest run in the sample workspace. */
export interface SampleRun {
  readonly status: number | null;
  readonly output: string;
}

const manifest = (name: string) =>
  JSON.stringify({
    name,
    version: "1.0.0",
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
    scripts: { build: "tsc -b" },
  });

const tsconfig = JSON.stringify({
  extends: "../../tsconfig.base.json",
  compilerOptions: { rootDir: "src", outDir: "dist", tsBuildInfoFile: "tsconfig.tsbuildinfo" },
  include: ["src/**/*.ts"],
  exclude: ["src/**/*.test.ts"],
});

// The test is a string, so this file's own workspace does not compile the test.
const test = `
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { value as imported } from "@sample/library";

it("imports the current source of another package", () => {
  expect(imported).toBe(process.env["EXPECTED"]);
});

it("starts a build of the current source", () => {
  const program = 'console.log(require("' + join(__dirname, "../dist/index.js") + '").value)';
  expect(spawnSync(process.execPath, ["-e", program], { encoding: "utf8" }).stdout.trim()).toBe(process.env["EXPECTED"]);
});
`;

/** Returns the environment variables of this process, except those that nx and `npm test` set for tests. */
function byHand(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("NX_") && name !== "BERTH_BUILT"),
  );
}

/**
 * A workspace that contains two packages and uses another work tree's setup. Both packages export a value. The test in `@sample/app`
 * imports `@sample/library` and starts the built `@sample/app`.
 */
export class SampleWorkspace {
  private readonly folder = mkdtempSync(join(tmpdir(), "berth-sample-workspace-"));
  private readonly root = join(this.folder, "work-tree");

  /** @param workTree - the work tree from which the workspace uses the npm packages and the nx, TypeScript and jest configurations. */
  constructor(workTree: string) {
    for (const file of ["nx.json", "tsconfig.base.json", "jest.preset.cjs", "tools/daily/setup"])
      cpSync(join(workTree, file), join(this.root, file), { recursive: true });
    symlinkSync(join(workTree, "node_modules"), join(this.root, "node_modules"));
    this.write("package.json", JSON.stringify({ name: "sample", private: true, workspaces: ["packages/*"] }));
    this.write("package-lock.json", JSON.stringify({ name: "sample", lockfileVersion: 3, packages: {} }));
    for (const name of ["library", "app"]) {
      this.write(`packages/${name}/package.json`, manifest(`@sample/${name}`));
      this.write(`packages/${name}/tsconfig.json`, tsconfig);
    }
    this.write("packages/app/src/app.test.ts", test);
    this.write(
      "packages/app/jest.config.cjs",
      `module.exports = { ...require("../../jest.preset.cjs"), globalSetup: require.resolve("../../tools/daily/setup/jest/build.cjs") };`,
    );
  }

  /** Changes the value that both packages export. */
  change(value: string): void {
    for (const name of ["library", "app"])
      this.write(`packages/${name}/src/index.ts`, `export const value = ${JSON.stringify(value)};\n`);
  }

  /** Runs jest for `@sample/app`, in the same way as a developer on the command line. */
  jest(expected: string, env: Readonly<Record<string, string>> = {}): SampleRun {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [require.resolve("jest/bin/jest"), "-c", "packages/app/jest.config.cjs"],
      {
        cwd: this.root,
        encoding: "utf8",
        env: {
          ...byHand(),
          FORCE_COLOR: "0",
          XDG_CACHE_HOME: join(this.folder, "cache"),
          EXPECTED: expected,
          ...env,
        },
      },
    );
    return { status, output: `${stdout}${stderr}` };
  }

  /** Removes the workspace. */
  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(file: string, text: string): void {
    const path = join(this.root, file);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  }
}
