import { pinnedNodeImage, pinnedNodeImages, type ClusterPlan, type Finding } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { findImage, readFromImage } from "../engine/engine-images";
import { Kind } from "../kind/kind";

/** The image for nodes whose image the plan does not name, and the problems with this choice. */
export interface NodeImageChoice {
  /** The image; `undefined` if the plan names an image for every node, or if kind chooses the image. */
  readonly image?: string;
  readonly findings: readonly Finding[];
}

/**
 * Chooses the image for nodes whose image the plan does not name.
 *
 * If the plan names a Kubernetes version, the function chooses the image in BERTH_NODE_IMAGE, provided that the image contains this
 * version. If it does not, or if BERTH_NODE_IMAGE is not set, the function chooses the installed kind's image for the version. If the plan
 * names no version, the function chooses the image in BERTH_NODE_IMAGE or, by default, kind's default image.
 *
 * @returns a finding `KUBERNETES_VERSION_NOT_OF_KIND` if the installed kind has no image for the version
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

/** The newest node image that was built for a kind version, which is that version's default image. */
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

/** The finding for a Kubernetes version that has no node image in the installed kind release. */
export function versionNotOfKind(wanted: string, kind: string): Finding {
  const has = Object.keys(pinnedNodeImages[kind] ?? {});
  return {
    code: "KUBERNETES_VERSION_NOT_OF_KIND",
    path: "kubernetesVersion",
    value: wanted,
    rule:
      has.length === 0
        ? `Berth has no list of node images for the installed kind ${kind}`
        : `the installed kind ${kind} has node images for ${has.join(", ")}`,
    remedy:
      "Use a Kubernetes version that the installed release of kind provides. Or install a release of kind that provides this version, or set `image`.",
  };
}
