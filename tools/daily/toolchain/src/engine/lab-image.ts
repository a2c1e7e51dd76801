import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";
import type { EngineName } from "../pins";
import { mustRun, run } from "../process/run";

/** Repository under which the lab's node images are known in an engine; each content has a tag of its own. */
export const LAB_REPOSITORY = "localhost/berth/node";

/** Writes down which of the lab's images is in use, so that {@link removeOldImages} keeps it. */
export async function rememberImage(engine: EngineName, reference: string): Promise<void> {
  await mkdir(dirname(inUseFile(engine)), { recursive: true });
  await writeFile(inUseFile(engine), reference);
}

/**
 * Removes the lab's images but the one used last. Only from an engine of our own that nobody uses.
 *
 * @param program - The engine's client.
 * @param env - Its whole environment.
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
  // Refused where a container is made from it: then it stays until that is gone.
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
