import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { kubernetesVersion, writeNodeImage, type NodeImageInputs } from "./node-image";

/** A node image that an engine can load. */
export interface NodeImage {
  /** The name and tag. They are the same for Docker and Podman. Neither looks for this name in a registry. */
  image: string;
  /** The absolute path of the archive, for `docker load` and `podman load`. */
  archive: string;
}

/** The folder of the scripts and manifests for the node image. */
export const NODE_IMAGE_FILES = join(__dirname, "..", "..", "node-image");

const DESCRIPTION = "node-image.json";
const ARCHIVE = "node-image.tar";

/**
 * Builds the node image.
 *
 * @param inputs - The directories of the parts that the image is built from.
 * @param key - The content key of the part. The image's tag ends with its first 12 characters.
 * @param dir - The folder for the archive.
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
 * The contents of the part `node-image`.
 *
 * @param dir - The directory from `buildPart("node-image")`.
 */
export async function readNodeImage(dir: string): Promise<NodeImage> {
  const { image } = JSON.parse(await readFile(join(dir, DESCRIPTION), "utf8")) as Pick<NodeImage, "image">;
  return { image, archive: join(dir, ARCHIVE) };
}
