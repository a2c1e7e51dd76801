import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { missingCapabilities, withoutCapabilities } from "./capabilities";

/*
 * Runs before runc, with runc's arguments: takes the capabilities that this machine's bounding set lacks out of what
 * runc is about to read. `docker run --privileged` asks for every capability, and runc fails on one it can't give.
 */

const document = documentOf(process.argv.slice(2));
if (document !== undefined) {
  const missing = missingCapabilities(readFileSync("/proc/self/status", "utf8"));
  writeFileSync(document, withoutCapabilities(readFileSync(document, "utf8"), missing));
}

/** The file that lists the capabilities of what runc is told to start, if it is told to start anything. */
function documentOf(args: readonly string[]): string | undefined {
  const value = (flag: string): string | undefined => args[args.indexOf(flag) + 1];
  if (args.includes("create") || args.includes("run")) {
    return args.includes("--bundle") ? join(value("--bundle") ?? "", "config.json") : undefined;
  }
  if (args.includes("exec") && args.includes("--process")) return value("--process");
  return undefined;
}
