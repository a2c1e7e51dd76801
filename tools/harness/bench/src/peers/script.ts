import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ClusterProbe } from "@kind-berth-tools/probe";
import { programsFolder } from "../folders";
import type { Lab } from "../lab/lab";
import type { LocalImages } from "../lab/local-images";
import { stopwatch } from "../lab/stopwatch";
import { firstAnswerOf, mustBeGood } from "./answer";
import { createPlainCluster, deletePlainCluster, loadImages } from "./kind-cluster";
import { kindConfig } from "./kind-config";

/** The measurements of the script, in seconds. */
export interface ScriptSample {
  readonly firstAnswer: number;
  /** The duration of `kind create cluster`, which is part of `firstAnswer`. */
  readonly kind: number;
}

/** The settings of the script. */
export interface ScriptOptions {
  /** The cluster's name, which must belong to the run. */
  readonly name: string;
  readonly hostPort: number;
  /**
   * The images to load into the nodes.
   * @default none
   */
  readonly images?: LocalImages;
}

/**
 * Does what a script without Pulumi does: `kind create cluster`, `kind load docker-image` if there are images, `kubectl apply`, and requests
 * until the app responds. Then deletes the cluster. kubectl runs in the control-plane node.
 */
export async function measureScript(
  lab: Lab,
  { name, hostPort, images }: ScriptOptions,
): Promise<ScriptSample> {
  const { engine, env } = lab.toolchain;
  const objects = await objectsFor(images);
  const config = await kindConfig(lab, hostPort);
  const elapsed = stopwatch();
  const cluster = await createPlainCluster(lab, name, config);
  try {
    const kind = elapsed();
    if (images !== undefined) await loadImages(lab, cluster, images.all);
    const probe = new ClusterProbe({ engine, cluster: name, env });
    await probe.kubectl(["apply", "--filename=-"], objects);
    mustBeGood(await firstAnswerOf(hostPort));
    return { firstAnswer: elapsed(), kind };
  } finally {
    await deletePlainCluster(lab, cluster);
  }
}

/** The part of a Kubernetes object that contains the image. */
interface MaybeDeployment {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: {
    readonly template?: { readonly spec: { readonly containers: Record<string, unknown>[] } };
  };
}

/** Returns the objects as JSON. If there are images, the app uses its image instead of `http-echo`. */
async function objectsFor(images: LocalImages | undefined): Promise<string> {
  const text = await readFile(join(programsFolder, "raw-cluster", "objects.json"), "utf8");
  if (images === undefined) return text;
  const list = JSON.parse(text) as { readonly items: readonly MaybeDeployment[] };
  for (const { kind, metadata, spec } of list.items) {
    const [container] = spec?.template?.spec.containers ?? [];
    if (kind !== "Deployment" || metadata.name !== "app-1" || container === undefined) continue;
    container["image"] = images.app;
    delete container["args"];
  }
  return JSON.stringify(list);
}
