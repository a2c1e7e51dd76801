import type { Engine } from "../engine";
import type { EngineName } from "../pins";
import { ToolchainError } from "../problem";
import { lastLines, mustRun, run } from "../process/run";
import { type Report, timed } from "../progress";

/**
 * An image name with a tag and a digest. The engine verifies that the content of a pulled image matches the digest, so neither a registry nor
 * a mirror can replace the image.
 */
export type PinnedImage = `${string}:${string}@sha256:${string}`;

/**
 * Converts an image name to a format that the engine accepts. Podman rejects names that contain both a tag and a digest.
 */
export function engineReference(image: PinnedImage, engine: EngineName): string {
  return engine === "podman" ? withoutTag(image) : image;
}

/** Whether the engine has an image with this name. */
export async function hasImage(engine: Engine, reference: string): Promise<boolean> {
  return (await client(engine, ["image", "inspect", "--format", "{{.Id}}", reference])).code === 0;
}

/**
 * Returns the value of an image's label. Returns an empty string if the engine does not have the image, or if the image does not have the
 * label.
 */
export async function labelOfImage(engine: Engine, reference: string, label: string): Promise<string> {
  const format = `{{index .Config.Labels "${label}"}}`;
  const { code, stdout } = await client(engine, ["image", "inspect", "--format", format, reference]);
  return code === 0 ? stdout.trim() : "";
}

/** Returns the name of a pinned image without the digest. */
export function withoutDigest(image: PinnedImage): string {
  return image.replace(/@.*$/, "");
}

/** Pulls an image by its digest. If the pull fails, returns the reason as a phrase. */
export async function whyNotPulled(
  engine: Engine,
  image: PinnedImage,
  report: Report,
): Promise<string | undefined> {
  const reference = engineReference(image, engine.name);
  // Podman resolves names without a registry and without the prefix `docker://` to Docker Hub only if it is configured to do so.
  const source = engine.name === "podman" ? `docker://${reference}` : reference;
  const { code, stderr } = await timed(report, `pulling ${reference}`, () =>
    client(engine, ["pull", source]),
  );
  return code === 0 ? undefined : `the pull failed: ${lastLines(stderr, 1)}`;
}

/**
 * Tags a pulled image with its name without the digest. A pull by digest does not create this name.
 *
 * @throws ToolchainError `COMMAND_FAILED` with the standard error of the engine's client.
 */
export async function tagPulled(engine: Engine, image: PinnedImage): Promise<void> {
  await mustRun(engine.path, ["tag", withoutTag(image), withoutDigest(image)], {
    env: { ...process.env, ...engine.env },
  });
}

/**
 * Loads an image archive into the engine.
 *
 * @param title - The name that progress lines show for the image.
 * @throws ToolchainError `IMAGE_NOT_LOADED` with the standard error of the engine's client.
 */
export async function loadImage(
  engine: Engine,
  archive: string,
  title: string,
  report: Report,
): Promise<void> {
  const { code, stderr } = await timed(report, `loading the ${title} into ${engine.name}`, () =>
    client(engine, ["load", "--input", archive]),
  );
  if (code === 0) return;
  throw new ToolchainError(
    "IMAGE_NOT_LOADED",
    `${engine.name} cannot load ${archive}: ${lastLines(stderr, 3)}. ` +
      `If the engine's disk is full, run "npm run toolchain -- clean".`,
  );
}

/** Returns the tag from an image name, without a leading "v" and without the digest. */
export function tagOf(image: string): string {
  return /:v?([^/:@]+)(@.*)?$/.exec(image)?.[1] ?? "";
}

function client(engine: Engine, args: readonly string[]) {
  return run(engine.path, args, { env: { ...process.env, ...engine.env } });
}

function withoutTag(image: PinnedImage): string {
  return image.replace(/:[^/:@]+@/, "@");
}
