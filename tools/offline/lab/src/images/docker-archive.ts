import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { finished, pipeline } from "node:stream/promises";
import { pack } from "tar-stream";
import { addEntry, type Layer } from "./layer";

/** The runtime configuration of an image, with the field names of the image specification. */
export interface ImageConfig {
  Entrypoint?: string[];
  Cmd?: string[];
  Env?: string[];
  User?: string;
  StopSignal?: string;
  ExposedPorts?: Record<string, object>;
  Labels?: Record<string, string>;
}

/** An image: its names, layers and configuration. */
export interface Image {
  /** Names with tags, in the format of `docker save`. */
  names: string[];
  /** The layers from the lowest to the highest. Images may share layers; each layer is stored once. */
  layers: Layer[];
  config: ImageConfig;
}

/**
 * Writes images as one archive in the format of `docker save`. `docker load`, `podman load` and `ctr images import` can read it.
 *
 * @param file - The absolute path of the archive.
 * @param images - The same images always produce the same archive: it contains neither times nor host names.
 */
export async function writeDockerArchive(file: string, images: readonly Image[]): Promise<void> {
  const tar = pack();
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  const written = pipeline(tar, out);
  try {
    for (const layer of distinct(images.flatMap(({ layers }) => layers))) {
      await addEntry(tar, { path: layerName(layer), type: "file", source: layer.file });
    }
    const manifest = [];
    for (const image of images) {
      const config = imageConfiguration(image);
      const path = `${createHash("sha256").update(config).digest("hex")}.json`;
      await addEntry(tar, { path, type: "file", content: config });
      manifest.push({ Config: path, RepoTags: image.names, Layers: image.layers.map(layerName) });
    }
    await addEntry(tar, { path: "manifest.json", type: "file", content: JSON.stringify(manifest) });
    tar.finalize();
  } catch (error) {
    tar.destroy(error as Error);
    await written.catch(() => undefined); // the first error is the one to report
    throw error;
  }
  await written;
  await finished(out);
}

/** The image configuration document of the image specification. */
export function imageConfiguration(image: Image): string {
  return JSON.stringify({
    architecture: process.arch === "x64" ? "amd64" : process.arch,
    os: "linux",
    created: "1970-01-01T00:00:00Z",
    config: image.config,
    rootfs: { type: "layers", diff_ids: image.layers.map(({ digest }) => `sha256:${digest}`) },
    history: image.layers.map(() => ({ created: "1970-01-01T00:00:00Z", created_by: "berth lab" })),
  });
}

function layerName(layer: Layer): string {
  return `${layer.digest}.tar`;
}

function distinct(layers: readonly Layer[]): Layer[] {
  return [...new Map(layers.map((layer) => [layer.digest, layer])).values()];
}
