import { BerthError, type EdgePlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { findImage, pullImage } from "../engine/engine-images";
import { lastSentence } from "../process/last-sentence";
import { pipeCommand } from "../process/pipe-command";
import type { Progress } from "../process/progress";
import { ctrExport, ctrImages } from "../nodes/ctr-images";

/**
 * Makes sure that the engine has the edge container image. If the image is missing, this function copies it from a node or pulls it. A node
 * has the image if Berth's Ingress controller has run on that node. If no registry is reachable, a node may be the only source.
 *
 * @throws {@link BerthError} `EDGE_IMAGE_MISSING`
 */
export async function provideImage(
  engine: Engine,
  cluster: string,
  edges: readonly EdgePlan[],
  progress: Progress,
): Promise<void> {
  for (const image of new Set(edges.map((edge) => edge.image))) {
    if ((await findImage(engine, image)) !== undefined) continue;
    if (await copyFromNode(engine, cluster, image, progress)) continue;
    progress.step(`Pulling ${image}`);
    const { code, stderr } = await pullImage(engine, image);
    if (code !== 0) throw edgeImageMissing(engine, image, stderr);
  }
}

/** Copies an image from a node to the engine, if a node has the image. */
async function copyFromNode(
  engine: Engine,
  cluster: string,
  image: string,
  progress: Progress,
): Promise<boolean> {
  const nodes = await engine.clusterContainers(cluster);
  for (const { name } of nodes.filter(({ running }) => running)) {
    const listed = await engine.exec(name, [...ctrImages, "list", "--quiet", `name==${image}`]);
    if (listed.code !== 0 || listed.stdout.trim() === "") continue;
    progress.step(`Copying ${image} from node ${name}`);
    if (await exportImage(engine, name, image)) return true;
  }
  return false;
}

/**
 * Copies an image from one node, and returns whether the copy succeeded. The copy can fail, because kind configures containerd to delete an
 * image's layers after unpacking. containerd cannot export an image without its layers.
 */
async function exportImage(engine: Engine, node: string, image: string): Promise<boolean> {
  const reader = { name: `${engine.name} load`, command: engine.name, args: ["load"] };
  const args = ["exec", node, ...ctrExport, "-", image];
  const writer = { name: `ctr images export in ${node}`, command: engine.name, args };
  try {
    await pipeCommand(writer, [reader], engine.signal);
  } catch (error) {
    if (BerthError.isInstance(error)) return false;
    throw error;
  }
  return (await findImage(engine, image)) !== undefined;
}

/**
 * Creates the error for an edge container image that the engine does not have and cannot pull. The error contains the output of the failed
 * pull.
 */
export function edgeImageMissing(engine: Engine, image: string, output: string): BerthError {
  return new BerthError("edge containers", [
    {
      code: "EDGE_IMAGE_MISSING",
      object: `image "${image}"`,
      state: "is not available",
      reason: `neither ${engine.name} nor a node has it, and the pull failed: ${lastSentence(output)}`,
      remedy: `Run \`${engine.name} pull ${image}\`. If no registry is reachable, use \`${engine.name} load\`.`,
    },
  ]);
}
