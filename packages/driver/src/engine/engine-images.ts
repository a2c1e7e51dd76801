import { fullImageName } from "@kind-berth/topology";
import { z } from "zod";
import { runCommand, tryCommand, type Outcome } from "../process/run-command";
import type { Engine } from "./engine";

/** An image that an engine has. */
export interface EngineImage {
  /** What the engine knows it by, whatever its name: another content has another id. */
  readonly id: string;
  /** Its size in bytes, as the engine counts it. */
  readonly size: number;
  /** The names that the engine has for it. */
  readonly names: readonly string[];
  /** Whether it is in the form of the Open Container Initiative, and not in Docker's older one. */
  readonly isOci: boolean;
}

/** What `image inspect` of Docker, Podman and nerdctl have in common. */
const inspection = z.array(
  z.object({
    Id: z.string(),
    Size: z.number().optional(),
    RepoTags: z.array(z.string()).nullish(),
    ManifestType: z.string().optional(),
  }),
);

/** Looks for an image on an engine; `undefined` where it has none of that name. */
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

/** Pulls an image from its registry, whatever comes of it. */
export function pullImage(engine: Engine, image: string): Promise<Outcome> {
  return tryCommand(engine.name, ["pull", nameFor(engine, image)], { signal: engine.signal });
}

/** What a file in an image says, read from a container that is gone afterwards. */
export function readFromImage(engine: Engine, image: string, path: string): Promise<string> {
  const args = ["run", "--rm", "--entrypoint", "cat", nameFor(engine, image), path];
  return runCommand(engine.name, args, { signal: engine.signal });
}

/**
 * The name that an engine takes for an image. Podman takes no tag beside a digest, and looks for short names in other places
 * than Docker does; what it has itself it finds by either.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/podman/images.go
 */
export function nameFor(engine: Pick<Engine, "info">, image: string): string {
  if (engine.info.family !== "podman" || !image.includes("@")) return image;
  return fullImageName(image).replace(/:[^/@]+@/, "@");
}
