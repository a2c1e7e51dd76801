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
  if (missingCapabilities(await readFile("/proc/self/status", "utf8")).length === 0) return { args: [] };
  await mkdir(dir, { recursive: true });
  const runtime = join(dir, "bounded-runc");
  await writeFile(runtime, runtimeScript(process.execPath, join(__dirname, "bounded-runtime.js")), {
    mode: 0o755,
  });
  return { args: [`--add-runtime=${RUNTIME}=${runtime}`, `--default-runtime=${RUNTIME}`] };
}

/** A runtime that has the capabilities left out by `filter`, a program for `node`, and then is runc. */
export function runtimeScript(node: string, filter: string): string {
  return `#!/bin/sh
case " $* " in
  *" create "* | *" run "* | *" exec "*) ${quoted(node)} ${quoted(filter)} "$@" || exit ;;
esac
exec runc "$@"
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
