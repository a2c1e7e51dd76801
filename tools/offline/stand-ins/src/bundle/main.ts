import { chmodSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import { executableName, pluginPath, standIns, type StandIn } from "../stand-ins";

const SOURCES: Readonly<Record<keyof typeof standIns, string>> = {
  nodejs: "language-nodejs/main.js",
  command: "command/main.js",
  kubernetes: "kubernetes/main.js",
};

/** Bundles a plugin and all modules that it imports into one executable file that can run in any folder. */
async function bundle(standIn: StandIn, source: string): Promise<void> {
  const outfile = pluginPath(standIn);
  await build({
    entryPoints: [join(__dirname, "..", source)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    banner: { js: "#!/usr/bin/env node" },
    legalComments: "none",
    logLevel: "warning",
  });
  chmodSync(outfile, 0o755);
  console.log(`bundled ${executableName(standIn)}`);
}

async function main(): Promise<void> {
  await Promise.all(
    Object.entries(SOURCES).map(([name, source]) => bundle(standIns[name as keyof typeof standIns], source)),
  );
}

void main();
