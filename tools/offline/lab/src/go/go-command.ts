import { cacheRoot } from "@kind-berth-tools/cache";
import { join } from "node:path";
import { lt } from "semver";
import { run } from "../run";
import { GO_MODULE, readGoMod } from "./go-module";

/** Where the go command keeps its build and module caches, so that the lab's clean-up frees them too. */
export function goCache(): string {
  return join(cacheRoot(), "go");
}

/** Settings of every go command that what it makes depends on. */
export const GO_SETTINGS = {
  CGO_ENABLED: "0",
  GOFLAGS: "-modcacherw -mod=readonly -trimpath -buildvcs=false",
  GOTOOLCHAIN: "local",
  GOWORK: "off",
};

/**
 * The environment of every go command.
 *
 * The compiler's garbage collector is relaxed: a compilation is short, and memory is there. Measured: a tenth less
 * processor time than with the default; `off` costs more again, in page faults.
 *
 * @param env - The environment to start from: proxies and checksum settings are the caller's.
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
 * The version of the Go on PATH, such as `1.26.8`.
 *
 * @throws Error that says what to install, where there is none or it is too old.
 */
export async function goVersion(): Promise<string> {
  const needed = (await readGoMod()).go;
  const remedy = `Install Go ${needed} or later from https://go.dev/dl and put its bin folder on PATH; Debian's own package is too old.`;
  let printed;
  try {
    printed = await go(["env", "GOVERSION"]);
  } catch (cause) {
    throw new Error(
      `The lab builds Kubernetes and what belongs to it from Go modules, and no go command runs here. ${remedy}`,
      {
        cause,
      },
    );
  }
  const version = printed.trim().replace(/^go/, "");
  if (olderThan(version, needed)) {
    throw new Error(`The lab needs Go ${needed} or later, and the one on PATH is ${version}. ${remedy}`);
  }
  return version;
}

/** Whether one Go version is before another; both as Go writes them, such as `1.26` or `1.26.3`. */
export function olderThan(version: string, other: string): boolean {
  return lt(semantic(version), semantic(other));
}

/** `1.26rc1` as `1.26.0-rc1`, `1.26` as `1.26.0`. */
function semantic(version: string): string {
  const [, numbers = "0", pre] = /^(\d+(?:\.\d+)*)(.*)$/.exec(version) ?? [];
  const [major = "0", minor = "0", patch = "0"] = numbers.split(".");
  return `${major}.${minor}.${patch}${pre ? `-${pre.replace(/^-/, "").split(/[\s+]/)[0] ?? ""}` : ""}`;
}
