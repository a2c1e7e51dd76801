import { pinnedNodeImage, pinnedNodeImages, type ClusterPlan, type Finding } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { findImage, readFromImage } from "../engine/engine-images";
import { Kind } from "../kind/kind";

/** What is found out about the image of the nodes that have none in their plan. */
export interface NodeImageChoice {
  /** The image; `undefined` where no node needs it, or kind is to choose. */
  readonly image?: string;
  readonly findings: readonly Finding[];
}

/**
 * Chooses the image of nodes whose plan names none: for a version of Kubernetes, the machine's own image if it holds that
 * version, else the one that the installed kind has of it; with no version the machine's own, else kind's.
 *
 * @returns a finding `KUBERNETES_VERSION_NOT_OF_KIND` where the installed kind has no image of the version
 */
export async function chooseNodeImage(plan: ClusterPlan, engine: Engine): Promise<NodeImageChoice> {
  if (plan.nodes.every(({ image }) => image)) return { findings: [] };
  const ofMachine = process.env["BERTH_NODE_IMAGE"] ?? "";
  const { kubernetesVersion: asked } = plan;
  if (asked === undefined) return choice(ofMachine || newestOf(await new Kind(engine).version()));
  if (ofMachine && (await holdsVersion(engine, ofMachine, asked))) return choice(ofMachine);
  const kind = await new Kind(engine).version();
  const pinned = pinnedNodeImage(kind, asked);
  return pinned === undefined ? { findings: [versionNotOfKind(asked, kind)] } : choice(pinned);
}

function choice(image: string | undefined): NodeImageChoice {
  return { ...(image ? { image } : {}), findings: [] };
}

/** kind's own image is the newest of those that were built for it. */
function newestOf(kind: string): string | undefined {
  const [newest] = Object.keys(pinnedNodeImages[kind] ?? {});
  return newest === undefined ? undefined : pinnedNodeImage(kind, newest);
}

/** Whether an image of this machine holds a version of Kubernetes: kind's images say so in a file. */
async function holdsVersion(engine: Engine, image: string, asked: string): Promise<boolean> {
  if ((await findImage(engine, image)) === undefined) return false;
  const version = (await readFromImage(engine, image, "/kind/version")).trim();
  return `${version}.`.startsWith(`v${asked}.`);
}

/** The finding for a version of Kubernetes that a release of kind has no node image of. */
export function versionNotOfKind(asked: string, kind: string): Finding {
  const has = Object.keys(pinnedNodeImages[kind] ?? {});
  return {
    code: "KUBERNETES_VERSION_NOT_OF_KIND",
    path: "kubernetesVersion",
    value: asked,
    rule:
      has.length === 0
        ? `Berth knows no node images of kind ${kind}, which is installed here`
        : `kind ${kind}, which is installed here, has images of ${has.join(", ")}`,
    remedy: "Ask for one of its versions, install a kind that has yours, or name an image by `image`.",
  };
}
