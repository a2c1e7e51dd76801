// Adds missing optional packages for other platforms to package-lock.json, and the integrity hashes of all packages that have none.
//
// If a registry does not serve these packages, npm omits them from the lockfile. `npm ci` then rejects the lockfile on every machine. Each
// added entry has a name, a version, a platform and an integrity hash. Without the hash, npm would install any package that a registry
// serves under this name.
//
//   node tools/daily/setup/complete-lockfile.mjs          after every `npm install` behind such a registry
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand } from "./programs.mjs";
import { root } from "./root.mjs";

const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

/** Returns the platform from a package name such as `@swc/core-darwin-arm64`. The result is empty if the name contains no platform. */
function platformOf(name) {
  const words = name.split(/[-/]/u);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) =>
    words.some((word) => word === processor || word === `${processor}le`),
  );
  return { ...(cpu.length > 0 ? { cpu } : {}), ...(os.length > 0 ? { os } : {}) };
}

/** Returns a package's integrity hash from the registry's metadata. The result is `undefined` if the registry has no such metadata. */
function integrityOf(spec) {
  const [program, ...args] = npmCommand();
  const { status, stdout } = spawnSync(program, [...args, "view", spec, "dist.integrity"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", 2],
  });
  const hash = status === 0 ? stdout.trim() : "";
  return hash.startsWith("sha512-") ? hash : undefined;
}

const file = join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    const top = `node_modules/${name}`;
    if (lock.packages[nested] !== undefined || lock.packages[top]?.version === version) {
      continue;
    }
    const platform = platformOf(name);
    if (Object.keys(platform).length === 0 || !/^\d+\.\d+\.\d+/u.test(version)) {
      continue;
    }
    lock.packages[lock.packages[top] === undefined ? top : nested] = {
      version,
      ...platform,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    };
    added.push(`${name}@${version}`);
  }
}
const unverified = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path.includes("node_modules/") || entry.link || entry.integrity !== undefined) continue;
  const { version, ...rest } = entry;
  const spec = `${path.replace(/^.*node_modules\//u, "")}@${version}`;
  const integrity = integrityOf(spec);
  if (integrity === undefined) unverified.push(spec);
  else lock.packages[path] = { version, integrity, ...rest };
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? "nothing to add" : `added ${added.join(", ")}`);
if (unverified.length > 0) {
  console.error(
    `The registry has no integrity hash for ${unverified.join(", ")}. Run this script with another registry.`,
  );
  process.exitCode = 1;
}
