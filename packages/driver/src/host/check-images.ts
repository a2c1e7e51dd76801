import type { ClusterPlan, SystemFinding } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { findImage, pullImage } from "../engine/engine-images";
import { lastSentence } from "../process/last-sentence";
import type { Progress } from "../process/progress";

/** Returns the images that the engine does not have. */
export async function missingImages(engine: Engine, images: readonly string[]): Promise<string[]> {
  const found = await Promise.all(images.map((image) => findImage(engine, image)));
  return images.filter((_, index) => found[index] === undefined);
}

/** Returns the images for the nodes in a plan, without duplicates. */
export function imagesOfNodes(plan: ClusterPlan, chosen: string | undefined): string[] {
  return [...new Set(plan.nodes.map(({ image }) => image ?? chosen ?? "").filter((image) => image !== ""))];
}

/**
 * Pulls node images before kind does, so that Berth can report a failed pull as a separate error. If kind pulled the image, the error would
 * be the last line of kind's stack trace.
 *
 * @returns a `NODE_IMAGE_MISSING` finding for each image that cannot be pulled
 */
export async function pullNodeImages(
  engine: Engine,
  images: readonly string[],
  progress: Progress,
): Promise<SystemFinding[]> {
  const findings: SystemFinding[] = [];
  for (const image of images) {
    progress.step(`Pulling node image ${image}`);
    const { code, stderr } = await pullImage(engine, image);
    if (code !== 0) findings.push(nodeImageMissing(engine, image, stderr));
  }
  return findings;
}

/**
 * Creates the finding for a node image that the engine does not have and cannot pull. The finding contains the output of the failed pull.
 */
export function nodeImageMissing(engine: Engine, image: string, output: string): SystemFinding {
  return {
    code: "NODE_IMAGE_MISSING",
    object: `node image "${image}"`,
    state: "is not available",
    reason: `${engine.name} does not have it and cannot pull it (${lastSentence(output)})`,
    remedy:
      "Correct the image name. Or provide the image with `docker pull`, `docker load` or `kind build node-image`, and set `image` or BERTH_NODE_IMAGE to its name.",
  };
}

/** Checks that the engine has all images listed in `loadImages`. */
export async function checkLoadImages(plan: ClusterPlan, engine: Engine): Promise<SystemFinding[]> {
  const missing = await missingImages(engine, plan.loadImages ?? []);
  return missing.map((image) => loadImageMissing(engine, image));
}

/** Creates the finding for an image in `loadImages` that the engine does not have. */
export function loadImageMissing(engine: Engine, image: string): SystemFinding {
  return {
    code: "LOAD_IMAGE_MISSING",
    object: `image "${image}"`,
    state: `does not exist in ${engine.name}`,
    reason: `Berth can copy an image in \`loadImages\` to the nodes only if ${engine.name} has the image`,
    remedy: `Build or pull the image with ${engine.name}, or remove it from \`loadImages\`.`,
  };
}
