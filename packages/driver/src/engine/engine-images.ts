import { fullImageName } from "@kind-berth/topology";
import { z } from "zod";
import { runCommand, tryCommand, type Outcome } from "../process/run-command";
import type { Engine } from "./engine";

/** An image on an engine. */
export interface EngineImage {
  /** The engine's ID for the image. The ID depends on the image's content and not on its name. */
  readonly id: string;
  /** The size of the image in bytes, as the engine reports it. */
  readonly size: number;
  /** The names of the image on the engine. */
  readonly names: readonly string[];
  /** Whether the image has the OCI format instead of Docker's older format. */
  readonly isOci: boolean;
}

/** The common format of `image inspect` in Docker, Podman and nerdctl. */
const inspection = z.array(
  z.object({
    Id: z.string(),
    Size: z.number().optional(),
    RepoTags: z.array(z.string()).nullish(),
    ManifestType: z.string().optional(),
  }),
);

/** Finds an image on an engine; returns `undefined` if the engine has no image with this name. */
export async function findImage(engine: Engine, image: string): Promise<EngineImage | undefined> {
  const { code, stdout } = await tryCommand(engine.name, ["image", "inspect", nameFor(engine, image)], {
    signal: engine.signal,
  });
  if (code !== 0) return undefined;
  const [found] = inspection.parse(JSON.parse(stdout));
  if (found === undefined) return undefined;
  const { Id, Size = 0, RepoTags, ManifestType = "" } = found;
  return { id: Id, size: Size, names: RepoTags ?? [], isOci: ManifestType.includes("oci") };
}

/** Pulls an image from its registry. Does not throw if the pull fails. */
export function pullImage(engine: Engine, image: string): Promise<Outcome> {
  return tryCommand(engine.name, ["pull", nameFor(engine, image)], { signal: engine.signal });
}

/** Reads a file from an image in a temporary container. */
export function readFromImage(engine: Engine, image: string, path: string): Promise<string> {
  const args = ["run", "--rm", "--entrypoint", "cat", nameFor(engine, image), path];
  return runCommand(engine.name, args, { signal: engine.signal });
}

/**
 * The image name that an engine accepts. Podman does not accept a tag together with a digest. For short names, Podman searches different
 * registries than Docker does. Podman finds a local image by its short name or by its full name.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/podman/images.go
 */
export function nameFor(engine: Pick<Engine, "info">, image: string): string {
  if (engine.info.family !== "podman" || !image.includes("@")) return image;
  return fullImageName(image).replace(/:[^/@]+@/, "@");
}
