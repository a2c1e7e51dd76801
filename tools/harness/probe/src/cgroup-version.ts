import { mustRun } from "./command";

/** For each engine, the format argument with which its `info` command prints the cgroup version. */
const formats = { docker: "{{.CgroupVersion}}", podman: "{{.Host.CgroupsVersion}}" } as const;

/**
 * Returns the version of the control groups that an engine uses: 1 or 2.
 *
 * @param env - the toolchain's environment variables, which override this process's variables.
 */
export async function cgroupVersion(
  engine: keyof typeof formats,
  env: Readonly<Record<string, string>> = {},
): Promise<1 | 2> {
  const printed = await mustRun(engine, ["info", "--format", formats[engine]], env);
  return printed.includes("1") ? 1 : 2;
}
