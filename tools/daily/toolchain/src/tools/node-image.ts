import { join } from "node:path";
import { cacheRoot, exclusively } from "@kind-berth-tools/cache";
import type { Engine } from "../engine";
import { LAB_REPOSITORY, rememberImage } from "../engine/lab-image";
import { labNodeImage } from "../lab-parts";
import { pins } from "../pins";
import type { Report } from "../progress";
import { engineReference, hasImage, loadImage, tagOf, whyNotPulled } from "./engine-image";
import { firstOffer, type Offer, type ProvidedTool, type Source } from "./provided-tool";

/** The environment variable with which Berth's driver overrides kind's default node image. */
export const NODE_IMAGE_VARIABLE = "BERTH_NODE_IMAGE";

/**
 * Provides the node image for kind. This is the image that the environment variable names. If the variable is not set, this is kind's
 * default image, provided that the engine has it or can pull it. If the default image is unavailable, this is the lab's image.
 *
 * @throws Missing if no image is available.
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
          : { refusal: "the engine does not have kind's default image" },
      async () => {
        const refusal = await whyNotPulled(engine, pins.nodeImage, report);
        return refusal === undefined ? { path: reference, version, origin: "registry" } : { refusal };
      },
      async () => loadLabImage(engine, report),
    ],
    `Pull ${pins.nodeImage} with ${engine.name}, or set ${NODE_IMAGE_VARIABLE} to another image.`,
  );
}

/**
 * Returns a source for the image that the user chose. If an earlier call set the variable to a lab image, this does not count as a choice,
 * because the lab provides the image again.
 */
function fromEnvironment(): Source[] {
  const named = process.env[NODE_IMAGE_VARIABLE];
  if (named === undefined || named === "" || named.startsWith(`${LAB_REPOSITORY}:`)) return [];
  const why = `${NODE_IMAGE_VARIABLE} names the image`;
  return [() => Promise.resolve({ path: named, version: tagOf(named), origin: "engine", why })];
}

async function loadLabImage(engine: Engine, report: Report): Promise<Offer> {
  let built: Awaited<ReturnType<typeof labNodeImage>>;
  try {
    built = await labNodeImage(report);
  } catch (error) {
    return { refusal: `the lab cannot build it: ${error instanceof Error ? error.message : String(error)}` };
  }
  // The tag identifies the content, so an image with this name on the engine has the correct content.
  const { image, archive } = built;
  await exclusively(
    join(cacheRoot(), "engine", engine.name, "load.lock"),
    "loading the node image",
    async () => {
      if (!(await hasImage(engine, image))) await loadImage(engine, archive, "node image", report);
      await rememberImage(engine.name, image);
    },
    { report },
  );
  return { path: image, version: tagOf(image), origin: "lab" };
}
