import type { Engine } from "../engine/engine";
import { ctrImages } from "../nodes/ctr-images";

/** The label of containerd that says which image of the engine a name on the node stands for. */
const label = "dev.berth.image-id";

/** The images of one node, by their full names: the engine's id of each that Berth brought there, `undefined` for any other. */
export type ImagesOnNode = ReadonlyMap<string, string | undefined>;

/** Asks the containerd of a node which images it has. */
export async function imagesOnNode(engine: Engine, node: string): Promise<ImagesOnNode> {
  const { stdout } = await engine.exec(node, [...ctrImages, "list"]);
  return readImages(stdout);
}

/** Reads the table that `ctr images list` prints: the name comes first and the labels last. */
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

/** Notes on a node which image of the engine a name stands for. Importing another under that name takes the note away. */
export async function noteImage(engine: Engine, node: string, name: string, id: string): Promise<void> {
  await engine.mustExec(node, [...ctrImages, "label", name, `${label}=${id}`]);
}
