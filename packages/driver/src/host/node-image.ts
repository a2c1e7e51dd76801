import { pinnedNodeImage, pinnedNodeImages, type ClusterPlan, type Finding } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { findImage, readFromImage } from "../engine/engine-images";
import { Kind } from "../kind/kind";

/** The image for each node for which the plan names no image, and the problems with this choice. */
export interface NodeImageChoice {
  /** The image. `undefined` if the plan names an image for every node, or if kind chooses the image. */
  readonly image?: string;
  readonly findings: readonly Finding[];
}

/**
 * Chooses the image for each node for which the plan names no image.
 *
 * If the plan names no Kubernetes version, the function chooses the image in BERTH_NODE_IMAGE or, by default, kind's default image. If the
 * plan names a version, the function chooses the image in BERTH_NODE_IMAGE if that image contains the version. If not, the function chooses
 * the image that the installed kind release recommends for the version.
 *
 * @returns the image, or a `KUBERNETES_VERSION_NOT_OF_KIND` finding if the installed kind release has no image for the version
 */
export async function chooseNodeImage(plan: ClusterPlan, engine: Engine): Promise<NodeImageChoice> {
  if (plan.nodes.every(({ image }) => image)) return { findings: [] };
  const machineImage = process.env["BERTH_NODE_IMAGE"] ?? "";
  const { kubernetesVersion: wanted } = plan;
  if (wanted === undefined) return choice(machineImage || newestOf(await new Kind(engine).version()));
  if (machineImage && (await holdsVersion(engine, machineImage, wanted))) return choice(machineImage);
  const kind = await new Kind(engine).version();
  const pinned = pinnedNodeImage(kind, wanted);
  return pinned === undefined ? { findings: [versionNotOfKind(wanted, kind)] } : choice(pinned);
}

function choice(image: string | undefined): NodeImageChoice {
  return { ...(image ? { image } : {}), findings: [] };
}

/** Returns a kind release's default node image, which is the newest of the images that were built for the release. */
function newestOf(kind: string): string | undefined {
  const [newest] = Object.keys(pinnedNodeImages[kind] ?? {});
  return newest === undefined ? undefined : pinnedNodeImage(kind, newest);
}

/** Whether an image on this machine contains a Kubernetes version. Reads the version from a file in the image. */
async function holdsVersion(engine: Engine, image: string, wanted: string): Promise<boolean> {
  if ((await findImage(engine, image)) === undefined) return false;
  const version = (await readFromImage(engine, image, "/kind/version")).trim();
  return `${version}.`.startsWith(`v${wanted}.`);
}

/** Creates the finding for a Kubernetes version for which the installed kind release has no node image. */
export function versionNotOfKind(wanted: string, kind: string): Finding {
  const has = Object.keys(pinnedNodeImages[kind] ?? {});
  return {
    code: "KUBERNETES_VERSION_NOT_OF_KIND",
    path: "kubernetesVersion",
    value: wanted,
    rule:
      has.length === 0
        ? `Berth has no list of node images for the installed kind ${kind}`
        : `the installed kind ${kind} has no node image for this version; its versions are ${has.join(", ")}`,
    remedy:
      "Use a Kubernetes version for which the installed kind has a node image, install another kind release, or set `image`.",
  };
}
