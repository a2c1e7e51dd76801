import { cacheRoot } from "@kind-berth-tools/cache";
import { join } from "node:path";
import { lt } from "semver";
import { run } from "../run";
import { GO_MODULE, readGoMod } from "./go-module";

/** The folder for the build and module caches of the go command. The lab's clean-up removes it. */
export function goCache(): string {
  return join(cacheRoot(), "go");
}

/** The settings of the go command that affect its results. */
export const GO_SETTINGS = {
  CGO_ENABLED: "0",
  GOFLAGS: "-modcacherw -mod=readonly -trimpath -buildvcs=false",
  GOTOOLCHAIN: "local",
  GOWORK: "off",
};

/**
 * The environment of every go command.
 *
 * The compiler's garbage collector runs less often, because compilations are short and memory is sufficient. Measured: a tenth less
 * processor time than with the default. `off` is slower again because of page faults.
 *
 * @param env - The base environment. Proxies and checksum settings come from the caller.
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
 * Runs the go command in the lab's module.
 *
 * @param directory - Default: the module's folder in the work tree.
 */
export function go(args: readonly string[], directory: string = GO_MODULE): Promise<string> {
  return run("go", args, { cwd: directory, env: goEnvironment(process.env) });
}

/**
 * The version of Go on PATH, such as `1.26.8`.
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

/** Whether a Go version is older than another. Both have Go's format, such as `1.26` or `1.26.3`. */
export function olderThan(version: string, other: string): boolean {
  return lt(semantic(version), semantic(other));
}

/** Converts `1.26rc1` to `1.26.0-rc1`, and `1.26` to `1.26.0`. */
function semantic(version: string): string {
  const [, numbers = "0", pre] = /^(\d+(?:\.\d+)*)(.*)$/.exec(version) ?? [];
  const [major = "0", minor = "0", patch = "0"] = numbers.split(".");
  return `${major}.${minor}.${patch}${pre ? `-${pre.replace(/^-/, "").split(/[\s+]/)[0] ?? ""}` : ""}`;
}
