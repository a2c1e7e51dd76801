import { join } from "node:path";
import { cacheRoot, exclusively } from "@berth-tools/cache";
import type { Engine } from "../engine";
import { LAB_REPOSITORY, rememberImage } from "../engine/lab-image";
import { labNodeImage } from "../lab-parts";
import { type EngineName, pins } from "../pins";
import { ToolchainError } from "../problem";
import { lastLines, run } from "../process/run";
import { type Report, timed } from "../progress";
import { firstOffer, type Offer, type ProvidedTool, type Source } from "./provided-tool";

/** The variable by which Berth's driver is told of another node image than kind's default. */
export const NODE_IMAGE_VARIABLE = "BERTH_NODE_IMAGE";

/**
 * The image of kind's nodes, in the engine: the one that the environment names, else kind's default where the engine has it
 * or can pull it, else the lab's.
 *
 * @throws Missing
 */
export async function provideNodeImage(engine: Engine, report: Report): Promise<ProvidedTool> {
  const reference = engineReference(pins.nodeImage, engine.name);
  const version = tagOf(pins.nodeImage);
  return firstOffer(
    "node image",
    [
      ...fromEnvironment(),
      async () =>
        (await hasImage(engine, reference))
          ? { path: reference, version, origin: "engine" }
          : { refusal: "the engine does not have kind's default" },
      async () => {
        const refusal = await whyNotPulled(engine, reference, report);
        return refusal === undefined ? { path: reference, version, origin: "registry" } : { refusal };
      },
      async () => loadLabImage(engine, report),
    ],
    `Have ${pins.nodeImage} pulled by ${engine.name}, or name another in ${NODE_IMAGE_VARIABLE}.`,
  );
}

/**
 * An image's name as an engine takes it: Podman refuses a name with both a tag and a digest.
 *
 * @param image - Name with tag and digest.
 */
export function engineReference(image: string, engine: EngineName): string {
  return engine === "podman" ? image.replace(/:[^/:@]+@/, "@") : image;
}

/** The image that the user names; the lab's own, named by an earlier call, is found as the lab's again. */
function fromEnvironment(): Source[] {
  const named = process.env[NODE_IMAGE_VARIABLE];
  if (named === undefined || named === "" || named.startsWith(`${LAB_REPOSITORY}:`)) return [];
  const why = `${NODE_IMAGE_VARIABLE} names it`;
  return [() => Promise.resolve({ path: named, version: tagOf(named), origin: "engine", why })];
}

async function hasImage(engine: Engine, reference: string): Promise<boolean> {
  return (await client(engine, ["image", "inspect", "--format", "{{.Id}}", reference])).code === 0;
}

async function whyNotPulled(engine: Engine, reference: string, report: Report): Promise<string | undefined> {
  // Podman takes a name without a registry for Docker's only where it is told so.
  const source = engine.name === "podman" ? `docker://${reference}` : reference;
  const { code, stderr } = await timed(report, `pulling ${reference}`, () =>
    client(engine, ["pull", source]),
  );
  return code === 0 ? undefined : `it cannot be pulled: ${lastLines(stderr, 1)}`;
}

async function loadLabImage(engine: Engine, report: Report): Promise<Offer> {
  let built: Awaited<ReturnType<typeof labNodeImage>>;
  try {
    built = await labNodeImage(report);
  } catch (error) {
    return { refusal: `the lab cannot build it: ${error instanceof Error ? error.message : String(error)}` };
  }
  // Its tag names its content: an image of that name is this image.
  const { image, archive } = built;
  await exclusively(
    join(cacheRoot(), "engine", engine.name, "load.lock"),
    "loading of the node image",
    async () => {
      if (!(await hasImage(engine, image))) await load(engine, archive, report);
      await rememberImage(engine.name, image);
    },
    { report },
  );
  return { path: image, version: tagOf(image), origin: "lab" };
}

async function load(engine: Engine, archive: string, report: Report): Promise<void> {
  const { code, stderr } = await timed(report, `loading the node image into ${engine.name}`, () =>
    client(engine, ["load", "--input", archive]),
  );
  if (code === 0) return;
  throw new ToolchainError(
    "IMAGE_NOT_LOADED",
    `${engine.name} does not take ${archive}: ${lastLines(stderr, 3)}. ` +
      `If its disk is full, "npm run toolchain -- clean" makes room.`,
  );
}

/** The tag of an image's name, without a "v" before a version and without a digest. */
function tagOf(image: string): string {
  return /:v?([^/:@]+)(@.*)?$/.exec(image)?.[1] ?? "";
}

function client(engine: Engine, args: readonly string[]) {
  return run(engine.path, args, { env: { ...process.env, ...engine.env } });
}
