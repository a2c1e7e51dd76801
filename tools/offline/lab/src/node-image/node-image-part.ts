import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { kubernetesVersion, writeNodeImage, type NodeImageInputs } from "./node-image";

/** A node image that an engine can load. */
export interface NodeImage {
  /** Name and tag; the same for Docker and Podman, neither of which would look for it in a registry. */
  image: string;
  /** Absolute path of the archive, for `docker load` and `podman load`. */
  archive: string;
}

/** The folder of the scripts and manifests that go into the node image as they are. */
export const NODE_IMAGE_FILES = join(__dirname, "..", "..", "node-image");

const DESCRIPTION = "node-image.json";
const ARCHIVE = "node-image.tar";

/**
 * Makes the node image.
 *
 * @param inputs - The directories of the parts it is made of.
 * @param key - The content key of the part: the image's tag ends with it.
 * @param dir - Where the archive goes.
 */
export async function buildNodeImage(
  inputs: Omit<NodeImageInputs, "files">,
  key: string,
  dir: string,
): Promise<void> {
  const image = `localhost/berth/node:${await kubernetesVersion(inputs.kubernetes)}-${key.slice(0, 12)}`;
  await writeNodeImage({ ...inputs, files: NODE_IMAGE_FILES }, image, join(dir, ARCHIVE), join(dir, ".work"));
  await writeFile(join(dir, DESCRIPTION), JSON.stringify({ image }));
}

/**
 * What the part `node-image` holds.
 *
 * @param dir - Its directory, as `buildPart("node-image")` gives it.
 */
export async function readNodeImage(dir: string): Promise<NodeImage> {
  const { image } = JSON.parse(await readFile(join(dir, DESCRIPTION), "utf8")) as Pick<NodeImage, "image">;
  return { image, archive: join(dir, ARCHIVE) };
}
