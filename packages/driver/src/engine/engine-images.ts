import { fullImageName } from "@kind-berth/topology";
import { z } from "zod";
import { readOutput } from "../process/read-output";
import { runCommand, tryCommand, type Outcome } from "../process/run-command";
import type { Engine } from "./engine";

/** An image on an engine. */
export interface EngineImage {
  /** The engine's ID for the image. The ID depends on the image's content and not on its name. */
  readonly id: string;
  /** The image size in bytes, as the engine reports it. */
  readonly size: number;
  /** The image's names on the engine. */
  readonly names: readonly string[];
  /** Whether the image is in OCI format, not in Docker's older format. */
  readonly isOci: boolean;
}

/** The part of the `image inspect` output that is the same in Docker, Podman and nerdctl. */
const inspection = z.array(
  z.object({
    Id: z.string(),
    Size: z.number().optional(),
    RepoTags: z.array(z.string()).nullish(),
    ManifestType: z.string().optional(),
  }),
);

/** Finds an image on an engine. Returns `undefined` if the engine has no image with this name. */
export async function findImage(engine: Engine, image: string): Promise<EngineImage | undefined> {
  const { code, stdout } = await tryCommand(engine.name, ["image", "inspect", nameFor(engine, image)], {
    signal: engine.signal,
  });
  if (code !== 0) return undefined;
  const [found] = readOutput("image inspect", inspection, stdout);
  if (found === undefined) return undefined;
  const { Id, Size = 0, RepoTags, ManifestType = "" } = found;
  return { id: Id, size: Size, names: RepoTags ?? [], isOci: ManifestType.includes("oci") };
}

/** Pulls an image from its registry. Does not throw if the pull fails. */
export function pullImage(engine: Engine, image: string): Promise<Outcome> {
  return tryCommand(engine.name, ["pull", nameFor(engine, image)], { signal: engine.signal });
}

/** Reads a file from an image, in a temporary container that runs the image. */
export function readFromImage(engine: Engine, image: string, path: string): Promise<string> {
  const args = ["run", "--rm", "--entrypoint", "cat", nameFor(engine, image), path];
  return runCommand(engine.name, args, { signal: engine.signal });
}

/**
 * Returns the image name that an engine accepts. Podman does not accept a tag together with a digest. For short names, Podman and Docker
 * search different registries. Podman finds a local image by its short name or by its full name.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/podman/images.go
 */
export function nameFor(engine: Pick<Engine, "info">, image: string): string {
  if (engine.info.family !== "podman" || !image.includes("@")) return image;
  return fullImageName(image).replace(/:[^/:@]+@/, "@");
}
