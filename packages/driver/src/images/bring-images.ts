import { fullImageName } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import type { EngineImage } from "../engine/engine-images";
import { pipeCommand } from "../process/pipe-command";
import { noteImage } from "./images-on-node";
import { ctrImages } from "../nodes/ctr-images";

/** An image on the engine that the driver loads into nodes. */
export interface LocalImage extends EngineImage {
  /** The image's name in the plan. */
  readonly name: string;
}

/**
 * Loads images from the engine into nodes. One `save` command exports several images, and the containerd instances on all nodes read its
 * output at the same time. No temporary file is necessary. A node unpacks an image's layers only when a pod first needs the image.
 */
export async function bringImages(
  engine: Engine,
  images: readonly LocalImage[],
  nodes: readonly string[],
): Promise<void> {
  for (const batch of batches(engine, images)) {
    const save = ["save", ...formatOf(engine, batch), ...batch.map(({ name }) => name)];
    await pipeCommand(
      { name: `${engine.name} save`, command: engine.name, args: save },
      nodes.map((node) => ({
        name: `ctr images import in ${node}`,
        command: engine.name,
        args: ["exec", "--interactive", node, ...importImages],
      })),
      engine.signal,
    );
  }
  await Promise.all(nodes.map((node) => nameImages(engine, images, node)));
}

const importImages = [...ctrImages, "import", "--no-unpack", "-"];

/**
 * Groups images by `save` command. Docker can save several images in one archive. Podman can do so only in Docker's format, which would
 * change OCI images.
 */
function batches(engine: Engine, images: readonly LocalImage[]): (readonly LocalImage[])[] {
  return engine.info.family === "podman" ? images.map((image) => [image]) : [images];
}

function formatOf(engine: Engine, images: readonly LocalImage[]): string[] {
  if (engine.info.family !== "podman") return [];
  return ["--format", images.every(({ isOci }) => isOci) ? "oci-archive" : "docker-archive"];
}

/** Tags a node's images with the names that pods use, and records the engine's ID for each image. */
async function nameImages(engine: Engine, images: readonly LocalImage[], node: string): Promise<void> {
  for (const { name, names, id } of images) {
    const [full, imported] = [fullImageName(name), importedName(name, names)];
    if (imported !== full) {
      const tag = [...ctrImages, "tag", "--force", imported, full];
      await engine.mustExec(node, tag);
    }
    await noteImage(engine, node, full, id);
  }
}

/**
 * Returns the image name in the archive. When Podman builds an image, it adds the prefix `localhost/` to a short name. Pods use the name
 * without this prefix.
 */
export function importedName(name: string, names: readonly string[]): string {
  const full = fullImageName(name);
  const local = full.replace(/^docker\.io\/(library\/)?/, "localhost/");
  return !names.includes(full) && names.includes(local) ? local : full;
}
