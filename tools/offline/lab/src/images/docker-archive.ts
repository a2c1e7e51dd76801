import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { finished, pipeline } from "node:stream/promises";
import { pack } from "tar-stream";
import { addEntry, type Layer } from "./layer";

/** What a container of the image runs, in the spelling of the image specification. */
export interface ImageConfig {
  Entrypoint?: string[];
  Cmd?: string[];
  Env?: string[];
  User?: string;
  StopSignal?: string;
  ExposedPorts?: Record<string, object>;
  Labels?: Record<string, string>;
}

/** An image: its names and what it is made of. */
export interface Image {
  /** Names with tags, as `docker save` writes them. */
  names: string[];
  /** From the lowest to the highest. Images may share layers: each is stored once. */
  layers: Layer[];
  config: ImageConfig;
}

/**
 * Writes images as one archive in the format of `docker save`, which `docker load`, `podman load` and
 * `ctr images import` take.
 *
 * @param file - Absolute path of the archive to write.
 * @param images - Equal images give an equal archive: it holds no time and no host's name.
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
    await written.catch(() => undefined); // the first error is the one to tell
    throw error;
  }
  await written;
  await finished(out);
}

/** The image configuration document, as the image specification has it. */
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
