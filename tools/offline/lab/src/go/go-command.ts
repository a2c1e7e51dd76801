import { cacheRoot } from "@kind-berth-tools/cache";
import { join } from "node:path";
import { lt } from "semver";
import { run } from "../run";
import { GO_MODULE, readGoMod } from "./go-module";

/** Returns the folder for the build cache and the module cache of the go command. The lab's clean-up removes this folder. */
export function goCache(): string {
  return join(cacheRoot(), "go");
}

/** The settings of the go command that affect the programs that it builds. */
export const GO_SETTINGS = {
  CGO_ENABLED: "0",
  GOFLAGS: "-modcacherw -mod=readonly -trimpath -buildvcs=false",
  GOTOOLCHAIN: "local",
  GOWORK: "off",
};

/**
 * Returns the environment variables for every go command.
 *
 * The garbage collector of the compiler runs less often than by default, because compilations are short and memory is sufficient. In a
 * measurement, this saved a tenth of the processor time. The value `off` is slower because of page faults.
 *
 * @param env - The base environment. Its variables for proxies and checksums are kept.
 */
export function goEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...env,
    ...GO_SETTINGS,
    GOCACHE: join(goCache(), "build"),
    GOGC: "400",
    GOMODCACHE: join(goCache(), "mod"),
  };
}

/**
 * Runs the go command in a module of the lab.
 *
 * @param directory - The folder to run in. Default: the folder of the main module in the work tree.
 */
export function go(args: readonly string[], directory: string = GO_MODULE): Promise<string> {
  return run("go", args, { cwd: directory, env: goEnvironment(process.env) });
}

/**
 * Returns the version of Go on PATH, such as `1.26.8`.
 *
 * @throws Error with installation instructions, if Go is missing or too old.
 */
export async function goVersion(): Promise<string> {
  const needed = (await readGoMod()).go;
  const remedy = `Install Go ${needed} or later from https://go.dev/dl and add its bin folder to PATH. The Debian package is too old.`;
  let printed;
  try {
    printed = await go(["env", "GOVERSION"]);
  } catch (cause) {
    throw new Error(
      `The lab needs the go command to build Kubernetes and other programs from Go modules, but cannot run it. ${remedy}`,
      {
        cause,
      },
    );
  }
  const version = printed.trim().replace(/^go/, "");
  if (olderThan(version, needed)) {
    throw new Error(`The lab needs Go ${needed} or later, but PATH contains Go ${version}. ${remedy}`);
  }
  return version;
}

/** Whether a Go version is older than another Go version. Both versions have Go's format, such as `1.26` or `1.26.3`. */
export function olderThan(version: string, other: string): boolean {
  return lt(semantic(version), semantic(other));
}

/** Converts a Go version to a semantic version, for example `1.26rc1` to `1.26.0-rc1`, and `1.26` to `1.26.0`. */
function semantic(version: string): string {
  const [, numbers = "0", pre] = /^(\d+(?:\.\d+)*)(.*)$/.exec(version) ?? [];
  const [major = "0", minor = "0", patch = "0"] = numbers.split(".");
  return `${major}.${minor}.${patch}${pre ? `-${pre.replace(/^-/, "").split(/[\s+]/)[0] ?? ""}` : ""}`;
}
