import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { importNodeProgram, mustRun } from "@kind-berth-tools/probe";
import { programsFolder } from "../folders";
import type { Lab } from "./lab";

/** Two images that exist only on the container engine, as after a local build. */
export interface LocalImages {
  /** The image of the app that the benchmark sends requests to. */
  readonly app: string;
  /** Both images. */
  readonly all: readonly string[];
  /** The sum of the images' sizes, in MB. */
  readonly megabytes: number;
}

/** Creates the two images. Each image has one layer of its own, which contains Node.js and a small HTTP server. */
export async function buildLocalImages(lab: Lab): Promise<LocalImages> {
  const { engine, env } = lab.toolchain;
  const all = ["app", "worker"].map((name) => `berth-bench/${lab.run.id}-${name}:dev`);
  for (const name of all) {
    const folder = join(lab.run.folder, "images", name.replace(/\W/gu, "-"));
    await mkdir(folder, { recursive: true });
    const program = join(folder, "server.js");
    await copyFile(join(programsFolder, "local-image", "server.js"), program);
    await importNodeProgram({ engine, env, name, program, folder, label: lab.run.label });
  }
  const sizes = await mustRun(engine, ["image", "inspect", "--format", "{{.Size}}", ...all], env);
  const bytes = sizes.trim().split("\n").map(Number);
  const megabytes = Math.round(bytes.reduce((sum, size) => sum + size, 0) / 1_000_000);
  return { app: all[0] ?? "", all, megabytes };
}
