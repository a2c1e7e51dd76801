import { fullImageName } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import type { EngineImage } from "../engine/engine-images";
import { pipeCommand } from "../process/pipe-command";
import { noteImage } from "./images-on-node";
import { ctrImages } from "../nodes/ctr-images";

/** An image of the engine that is to be on nodes. */
export interface LocalImage extends EngineImage {
  /** The name by which it is asked for. */
  readonly name: string;
}

/**
 * Brings images from the engine to nodes: one `save` of them all, read by every node's containerd at the same time, with no
 * file in between. Layers stay packed; the kubelet unpacks them when a pod first needs them.
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

/** Docker saves several images as one archive. Podman does so in Docker's form alone, and images of the other form would change. */
function batches(engine: Engine, images: readonly LocalImage[]): (readonly LocalImage[])[] {
  return engine.info.family === "podman" ? images.map((image) => [image]) : [images];
}

function formatOf(engine: Engine, images: readonly LocalImage[]): string[] {
  if (engine.info.family !== "podman") return [];
  return ["--format", images.every(({ isOci }) => isOci) ? "oci-archive" : "docker-archive"];
}

/** Gives images on a node the names that pods ask for, and notes which ones they are. */
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

/** The name in the archive: what Podman built itself under a short name it calls `localhost/…`, which pods do not. */
export function importedName(name: string, names: readonly string[]): string {
  const full = fullImageName(name);
  const local = full.replace(/^docker\.io\/(library\/)?/, "localhost/");
  return !names.includes(full) && names.includes(local) ? local : full;
}
