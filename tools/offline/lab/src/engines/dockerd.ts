import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { missingCapabilities } from "./capabilities";

/** dockerd's name for the runtime of {@link dockerdRuntime}. */
const RUNTIME = "berth-bounded";

/**
 * The extra arguments for a private dockerd, so that it can start privileged containers on this machine.
 *
 * If the bounding set has every capability, no arguments are needed. Otherwise the arguments add a runtime that removes the missing
 * capabilities and then runs runc. Use them only for a private daemon. An existing daemon is never changed.
 *
 * @param dir - The folder for the runtime. It must exist as long as the daemon runs.
 * @returns Arguments for dockerd.
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
 * A runtime that removes capabilities from the input of runc, and then runs runc.
 *
 * `docker run --privileged` requests every capability, and runc fails if one is not available. The script does not use the work tree,
 * because the daemon may outlive the work tree.
 *
 * @param missing - Names in the format of an OCI bundle, such as `CAP_SYS_RESOURCE`.
 */
export function runtimeScript(missing: readonly string[]): string {
  // Removes the comma before the name, or else the comma after it. dockerd writes JSON without spaces.
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
