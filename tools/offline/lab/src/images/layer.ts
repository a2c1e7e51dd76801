import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join, posix } from "node:path";
import { PassThrough } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { pack, type Header, type Pack } from "tar-stream";

/** A file system object in a layer. The owner is always root and the time is the epoch, so that the same content has the same digest. */
export type LayerEntry =
  | { path: string; type: "directory"; mode?: number }
  | { path: string; type: "symlink"; target: string }
  | { path: string; type: "file"; content: string | Buffer; mode?: number }
  | { path: string; type: "file"; source: string; mode?: number };

/** An uncompressed layer of a container image, as a tar file on disk. */
export interface Layer {
  /** The absolute path of the tar file. */
  file: string;
  /** The SHA-256 of the tar file as 64 hexadecimal digits. Image configurations call it the diff ID. */
  digest: string;
  /** The size in bytes. */
  size: number;
}

/**
 * Writes a layer with the given entries, in the given order.
 *
 * Parent directories are not added automatically. If no lower layer contains a directory, it must be an entry before its contents.
 *
 * @param file - The absolute path of the tar file.
 * @param entries - The entries of the layer. Their paths are absolute paths in the container.
 * @example
 * ```ts
 * await writeLayer("/tmp/app.tar", [{ path: "/app", type: "file", source: "/build/app", mode: 0o755 }]);
 * ```
 */
export async function writeLayer(file: string, entries: Iterable<LayerEntry>): Promise<Layer> {
  const tar = pack();
  const written = writeHashed(tar, file);
  try {
    for (const entry of entries) await addEntry(tar, entry);
    tar.finalize();
  } catch (error) {
    tar.destroy(error as Error);
    await written.catch(() => undefined); // the first error is the one to report
    throw error;
  }
  return written;
}

/**
 * Describes an existing tar file, such as a root file system, as a layer.
 *
 * @param file - The absolute path of the tar file.
 */
export async function existingLayer(file: string): Promise<Layer> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { file, digest: hash.digest("hex"), size };
}

/**
 * The entries of a directory and its contents, sorted by name.
 *
 * @param source - The absolute path of the directory on this machine.
 * @param path - The directory's path in the container.
 * @throws Error if the directory contains anything except directories and files.
 */
export async function entriesOf(source: string, path: string): Promise<LayerEntry[]> {
  const { mode } = await lstat(source);
  const entries: LayerEntry[] = [{ path, type: "directory", mode: mode & 0o7777 }];
  const children = await readdir(source, { withFileTypes: true });
  for (const child of children.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const from = join(source, child.name);
    const to = posix.join(path, child.name);
    if (child.isDirectory()) entries.push(...(await entriesOf(from, to)));
    else if (child.isFile()) {
      entries.push({ path: to, type: "file", source: from, mode: (await lstat(from)).mode & 0o7777 });
    } else throw new Error(`${from} is neither a directory nor a file, so an image layer cannot contain it.`);
  }
  return entries;
}

/** Adds one entry to an open tar stream. The promise resolves when the entry is written. */
export async function addEntry(tar: Pack, entry: LayerEntry): Promise<void> {
  const name = entry.path.replace(/^\/+/, "");
  const base: Partial<Header> & { name: string } = { name, mtime: new Date(0), uid: 0, gid: 0 };
  switch (entry.type) {
    case "directory":
      return addWhole(tar, { ...base, type: "directory", mode: entry.mode ?? 0o755 });
    case "symlink":
      return addWhole(tar, { ...base, type: "symlink", linkname: entry.target });
    case "file": {
      const mode = entry.mode ?? 0o644;
      if ("content" in entry) return addWhole(tar, { ...base, mode }, entry.content);
      const { size } = await lstat(entry.source);
      await pipeline(
        createReadStream(entry.source, { highWaterMark: 1 << 20 }),
        tar.entry({ ...base, mode, size }),
      );
    }
  }
}

function addWhole(
  tar: Pack,
  header: Partial<Header> & { name: string },
  content: string | Buffer = "",
): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, content, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

async function writeHashed(from: Pack, file: string): Promise<Layer> {
  const hash = createHash("sha256");
  let size = 0;
  const counted = new PassThrough({ highWaterMark: 1 << 20 });
  counted.on("data", (chunk: Buffer) => {
    hash.update(chunk);
    size += chunk.length;
  });
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  await pipeline(from, counted, out);
  await finished(out);
  return { file, digest: hash.digest("hex"), size };
}
