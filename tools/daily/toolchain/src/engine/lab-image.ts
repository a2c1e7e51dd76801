import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";
import type { EngineName } from "../pins";
import { mustRun, run } from "../process/run";

/** The repository for the lab's node images on an engine. Images with different content have different tags. */
export const LAB_REPOSITORY = "localhost/berth/node";

/** Records which lab image is in use, so that {@link removeOldImages} keeps it. */
export async function rememberImage(engine: EngineName, reference: string): Promise<void> {
  await mkdir(dirname(inUseFile(engine)), { recursive: true });
  await writeFile(inUseFile(engine), reference);
}

/**
 * Removes all lab images except the most recently used one. Call this function only for a private engine that has no users.
 *
 * @param program - The path of the engine's client.
 * @param env - All environment variables for the engine's client.
 */
export async function removeOldImages(
  engine: EngineName,
  program: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const inUse = await imageInUse(engine);
  const known = await mustRun(
    program,
    ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}", LAB_REPOSITORY],
    { env },
  );
  const old = known.split("\n").filter((reference) => reference !== "" && reference !== inUse);
  // The engine does not remove images that a container uses.
  for (const reference of old) await run(program, ["image", "rm", reference], { env });
}

async function imageInUse(engine: EngineName): Promise<string | undefined> {
  try {
    return await readFile(inUseFile(engine), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function inUseFile(engine: EngineName): string {
  return join(cacheRoot(), "engine", engine, "node-image");
}
