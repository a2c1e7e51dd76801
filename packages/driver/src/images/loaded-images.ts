import { containerName, fullImageName, throwIfErrors, type ClusterPlan } from "@kind-berth/topology";
import type { Reconciler } from "../reconcile/reconciler";
import type { Engine } from "../engine/engine";
import { findImage } from "../engine/engine-images";
import { loadImageMissing } from "../host/check-images";
import { bringImages, type LocalImage } from "./bring-images";
import { imagesOnNode, type ImagesOnNode } from "./images-on-node";

/**
 * Makes sure that every node has the images in `loadImages`, with the same content as on the engine. An image that is missing on the engine
 * but present on every node stays unchanged.
 */
export const loadedImages: Reconciler = {
  async drift(plan, engine, containers) {
    // The driver cannot list the images on a stopped node. Another reconciler reports stopped nodes.
    if (!plan.loadImages || containers.some(({ running }) => !running)) return [];
    return (await compare(plan, engine)).flatMap(({ name, local, absentFrom, olderOn }) => [
      ...(absentFrom.length > 0 ? [`image \`${name}\` is not on ${absentFrom.join(", ")}`] : []),
      ...(local && olderOn.length > 0
        ? [`image \`${name}\` on ${olderOn.join(", ")} differs from the image on ${engine.name}`]
        : []),
    ]);
  },

  async reconcile(plan, engine, progress) {
    if (!plan.loadImages) return;
    const compared = await compare(plan, engine);
    const missing = compared.filter(({ local, absentFrom }) => !local && absentFrom.length > 0);
    throwIfErrors(
      `cluster "${plan.name}"`,
      missing.map(({ name }) => loadImageMissing(engine, name)),
    );
    const images = compared.flatMap(({ local, absentFrom, olderOn }) =>
      local && absentFrom.length + olderOn.length > 0 ? [local] : [],
    );
    if (images.length === 0) return;
    const nodes = [...new Set(compared.flatMap(({ absentFrom, olderOn }) => [...absentFrom, ...olderOn]))];
    progress.step(`Loading ${images.map(described).join(", ")} into ${nodes.join(", ")}`);
    await bringImages(engine, images, nodes);
  },
};

/** The result of comparing a planned image on the engine with the images of the same name on the nodes. */
interface Compared {
  readonly name: string;
  /** The engine's image. `undefined` if the engine does not have the image. */
  readonly local: LocalImage | undefined;
  /** The nodes that have no image with this name. */
  readonly absentFrom: readonly string[];
  /** The nodes on which the image with this name differs from the engine's image or was not loaded by Berth. */
  readonly olderOn: readonly string[];
}

async function compare(plan: ClusterPlan, engine: Engine): Promise<Compared[]> {
  const nodes = plan.nodes.map((node) => containerName(plan.name, node.name));
  const [locals, onNodes] = await Promise.all([
    Promise.all((plan.loadImages ?? []).map((name) => localImage(engine, name))),
    Promise.all(nodes.map(async (node) => [node, await imagesOnNode(engine, node)] as const)),
  ]);
  return locals.map(({ name, local }) => ({
    name,
    local,
    ...nodesToLoad(fullImageName(name), local, onNodes),
  }));
}

async function localImage(engine: Engine, name: string) {
  const found = await findImage(engine, name);
  return { name, local: found && { name, ...found } };
}

function nodesToLoad(
  name: string,
  local: LocalImage | undefined,
  onNodes: readonly (readonly [string, ImagesOnNode])[],
): Pick<Compared, "absentFrom" | "olderOn"> {
  const without = onNodes.filter(([, images]) => !images.has(name));
  const other = onNodes.filter(([, images]) => images.has(name) && images.get(name) !== local?.id);
  return {
    absentFrom: without.map(([node]) => node),
    olderOn: local === undefined ? [] : other.map(([node]) => node),
  };
}

function described({ name, size }: LocalImage): string {
  return `${name} (${Math.max(1, Math.round(size / 1_000_000))} MB)`;
}
