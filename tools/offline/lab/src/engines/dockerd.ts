import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { missingCapabilities } from "./capabilities";

/** The name that dockerd uses for the runtime of {@link dockerdRuntime}. */
const RUNTIME = "berth-bounded";

/**
 * Returns the additional arguments that a private dockerd needs to start privileged containers on this machine.
 *
 * If the capability bounding set contains every capability, dockerd needs no arguments. If capabilities are missing, the arguments add a
 * runtime that removes the missing capabilities and then runs runc. Use the arguments only for a private daemon. The lab never changes an
 * existing daemon.
 *
 * @param dir - The folder for the runtime. The folder must exist as long as the daemon runs.
 * @returns The arguments for dockerd.
 * @example
 * ```ts
 * const { args } = await dockerdRuntime("/var/lib/engine");
 * spawn("dockerd", ["--data-root", "/var/lib/engine/data", ...args]);
 * ```
 */
export async function dockerdRuntime(dir: string): Promise<{ args: string[] }> {
  const missing = missingCapabilities(await readFile("/proc/self/status", "utf8"));
  if (missing.length === 0) return { args: [] };
  await mkdir(dir, { recursive: true });
  const runtime = join(dir, "bounded-runc");
  await writeFile(runtime, runtimeScript(missing), { mode: 0o755 });
  return { args: [`--add-runtime=${RUNTIME}=${runtime}`, `--default-runtime=${RUNTIME}`] };
}

/**
 * Returns the script of a runtime that removes capabilities from the input of runc, and then runs runc.
 *
 * `docker run --privileged` requests every capability, and runc fails if a capability is not available. The script does not use files of
 * the work tree, because the work tree may be removed while the daemon runs.
 *
 * @param missing - The names of the missing capabilities in the format of an OCI bundle, such as `CAP_SYS_RESOURCE`.
 */
export function runtimeScript(missing: readonly string[]): string {
  // Removes the comma before the name. If no comma precedes the name, removes the comma after it. dockerd writes JSON without spaces.
  const removals = missing.map((name) => `-e 's/,"${name}"//g;s/"${name}",//g;s/"${name}"//g'`);
  return `#!/bin/sh
document=
case " $* " in
  *" create "* | *" run "* | *" exec "*)
    previous=
    for argument; do
      case $previous in
        --bundle) document=$argument/config.json ;;
        --process) document=$argument ;;
      esac
      previous=$argument
    done
    ;;
esac
if [ -n "$document" ]; then
  sed -i ${removals.join(" ")} "$document" || exit
fi
exec runc "$@"
`;
}
