import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { missingCapabilities } from "./capabilities";

/** The name under which dockerd knows the runtime that {@link dockerdRuntime} makes. */
const RUNTIME = "berth-bounded";

/**
 * What a dockerd that the lab itself starts needs in addition, so that privileged containers start on this machine.
 *
 * Where the bounding set has every capability, that is nothing. Else it is a runtime that leaves the missing ones out
 * and then is runc. Only for a daemon of the lab's own: one that runs already is never changed.
 *
 * @param dir - Where to put the runtime: a directory that stays for as long as the daemon runs.
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
 * A runtime that takes capabilities out of what runc is about to read, and then is runc.
 *
 * `docker run --privileged` asks for every capability, and runc fails on one it can't give. The script needs nothing of
 * the work tree that made it: the daemon may outlive that.
 *
 * @param missing - Names as an OCI bundle spells them, such as `CAP_SYS_RESOURCE`.
 */
export function runtimeScript(missing: readonly string[]): string {
  // The one before it goes with its comma, or else the one after it: dockerd writes JSON without spaces.
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
