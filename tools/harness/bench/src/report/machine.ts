import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import type { Lab } from "../lab/lab";
import type { TextTable } from "./markdown";

/** The tools whose version affects the measurements, and how the report describes each source. */
const sources: Readonly<Record<string, string>> = {
  path: "installed on the machine",
  npm: "npm package",
  release: "official release",
  plugins: "official plugin",
  registry: "registry",
  engine: "container engine",
  started: "started for the benchmark",
  lab: "built by the lab",
  "stand-in": "stand-in",
  none: "not provided",
};

/** Describes the machine, the tools and the source revision on which the benchmark ran. */
export function describeMachine({ toolchain, revision }: Lab): TextTable {
  const processors = cpus();
  const gibibytes = totalmem() / 2 ** 30;
  return {
    head: ["part", "version", "source"],
    rows: [
      ["processor", `${processors[0]?.model ?? "unknown"}, ${processors.length} cores`, ""],
      ["memory", `${gibibytes.toFixed(0)} GiB`, ""],
      ["operating system", `${distribution()}, ${type()} ${release()}`, ""],
      ["Berth", `revision ${revision}`, ""],
      ...toolchain.tools.map(({ name, version, origin }) => [name, version, sources[origin] ?? origin]),
    ],
  };
}

function distribution(): string {
  if (type() !== "Linux") return type();
  return /^PRETTY_NAME="(.+)"$/mu.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? "Linux";
}

/** Returns a sentence about stand-ins, which replace official plugins that cannot be downloaded. */
export function aboutPlugins({ toolchain }: Lab): string {
  const replaced = toolchain.tools.filter(({ origin }) => origin === "stand-in").map(({ name }) => name);
  return replaced.length === 0
    ? "Both programs use Pulumi's official plugins."
    : `Both programs use stand-ins instead of these official plugins: ${replaced.join(", ")}.`;
}
