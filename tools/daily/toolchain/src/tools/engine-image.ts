import type { Engine } from "../engine";
import type { EngineName } from "../pins";
import { ToolchainError } from "../problem";
import { lastLines, run } from "../process/run";
import { type Report, timed } from "../progress";

/**
 * An image name in the form that the engine accepts. Podman rejects a name with both a tag and a digest.
 *
 * @param image - The name with tag and digest.
 */
export function engineReference(image: string, engine: EngineName): string {
  return engine === "podman" ? image.replace(/:[^/:@]+@/, "@") : image;
}

/** Whether the engine has an image of that name. */
export async function hasImage(engine: Engine, reference: string): Promise<boolean> {
  return (await client(engine, ["image", "inspect", "--format", "{{.Id}}", reference])).code === 0;
}

/** The value of an image's label. It is empty if the image does not have the label or the engine does not have the image. */
export async function labelOfImage(engine: Engine, reference: string, label: string): Promise<string> {
  const format = `{{index .Config.Labels "${label}"}}`;
  const { code, stdout } = await client(engine, ["image", "inspect", "--format", format, reference]);
  return code === 0 ? stdout.trim() : "";
}

/** Pulls an image. Returns the reason as a phrase if the image cannot be pulled. */
export async function whyNotPulled(
  engine: Engine,
  reference: string,
  report: Report,
): Promise<string | undefined> {
  // Without `docker://`, Podman resolves a name without a registry to Docker Hub only if it is configured to.
  const source = engine.name === "podman" ? `docker://${reference}` : reference;
  const { code, stderr } = await timed(report, `pulling ${reference}`, () =>
    client(engine, ["pull", source]),
  );
  return code === 0 ? undefined : `the pull failed: ${lastLines(stderr, 1)}`;
}

/**
 * Loads an image archive into the engine.
 *
 * @param title - The name of the image in progress lines.
 * @throws ToolchainError `IMAGE_NOT_LOADED` with the engine's error output.
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

/** The tag of an image name, without a leading "v" and without the digest. */
export function tagOf(image: string): string {
  return /:v?([^/:@]+)(@.*)?$/.exec(image)?.[1] ?? "";
}

function client(engine: Engine, args: readonly string[]) {
  return run(engine.path, args, { env: { ...process.env, ...engine.env } });
}
