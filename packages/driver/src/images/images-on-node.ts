import type { Engine } from "../engine/engine";
import { ctrImages } from "../nodes/ctr-images";

/** The containerd label that stores the engine's ID for an image. */
const label = "dev.berth.image-id";

/**
 * The images on a node. The keys are full image names. If Berth loaded an image, its value is the engine's image ID. All other values are
 * `undefined`.
 */
export type ImagesOnNode = ReadonlyMap<string, string | undefined>;

/** Lists the images in a node's containerd. */
export async function imagesOnNode(engine: Engine, node: string): Promise<ImagesOnNode> {
  const { stdout } = await engine.exec(node, [...ctrImages, "list"]);
  return readImages(stdout);
}

/** Parses the table that `ctr images list` prints. The first column is the name, and the last column contains the labels. */
export function readImages(table: string): ImagesOnNode {
  const rows = table.trim().split("\n").slice(1);
  return new Map(
    rows.map((row) => {
      const columns = row.trim().split(/\s+/);
      const labels = columns.at(-1)?.split(",") ?? [];
      const id = labels.find((entry) => entry.startsWith(`${label}=`))?.slice(label.length + 1);
      return [columns[0] ?? "", id];
    }),
  );
}

/**
 * Stores the engine's ID for an image as a label on the node's copy of the image. If another image is later imported under the same name,
 * the label is lost.
 */
export async function noteImage(engine: Engine, node: string, name: string, id: string): Promise<void> {
  await engine.mustExec(node, [...ctrImages, "label", name, `${label}=${id}`]);
}
