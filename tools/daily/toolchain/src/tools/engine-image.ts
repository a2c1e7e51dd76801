import type { Engine } from "../engine";
import type { EngineName } from "../pins";
import { ToolchainError } from "../problem";
import { lastLines, run } from "../process/run";
import { type Report, timed } from "../progress";

/**
 * An image's name as an engine takes it: Podman refuses a name with both a tag and a digest.
 *
 * @param image - Name with tag and digest.
 */
export function engineReference(image: string, engine: EngineName): string {
  return engine === "podman" ? image.replace(/:[^/:@]+@/, "@") : image;
}

/** Whether the engine has an image of that name. */
export async function hasImage(engine: Engine, reference: string): Promise<boolean> {
  return (await client(engine, ["image", "inspect", "--format", "{{.Id}}", reference])).code === 0;
}

/** The value of an image's label: empty without it, and where the engine has no such image. */
export async function labelOfImage(engine: Engine, reference: string, label: string): Promise<string> {
  const format = `{{index .Config.Labels "${label}"}}`;
  const { code, stdout } = await client(engine, ["image", "inspect", "--format", format, reference]);
  return code === 0 ? stdout.trim() : "";
}

/** Pulls an image; a phrase on why not where it can't be had. */
export async function whyNotPulled(
  engine: Engine,
  reference: string,
  report: Report,
): Promise<string | undefined> {
  // Podman takes a name without a registry for Docker's only where it is told so.
  const source = engine.name === "podman" ? `docker://${reference}` : reference;
  const { code, stderr } = await timed(report, `pulling ${reference}`, () =>
    client(engine, ["pull", source]),
  );
  return code === 0 ? undefined : `it cannot be pulled: ${lastLines(stderr, 1)}`;
}

/**
 * Loads an archive of an image.
 *
 * @param title - What it is, for progress lines.
 * @throws ToolchainError `IMAGE_NOT_LOADED` in the engine's words.
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
    `${engine.name} does not take ${archive}: ${lastLines(stderr, 3)}. ` +
      `If its disk is full, "npm run toolchain -- clean" makes room.`,
  );
}

/** The tag of an image's name, without a "v" before a version and without a digest. */
export function tagOf(image: string): string {
  return /:v?([^/:@]+)(@.*)?$/.exec(image)?.[1] ?? "";
}

function client(engine: Engine, args: readonly string[]) {
  return run(engine.path, args, { env: { ...process.env, ...engine.env } });
}
