/** The source of a tool. */
export type Origin =
  "path" | "npm" | "release" | "plugins" | "registry" | "engine" | "started" | "lab" | "stand-in" | "none";

/** A tool that was found or provided. */
export interface ProvidedTool {
  readonly name: string;
  /** The tool's version, without a leading "v". */
  readonly version: string;
  readonly origin: Origin;
  /** The reasons why earlier sources do not have the tool. */
  readonly why: string;
  /** The program's absolute path, or the image's name. Empty if the tool has no program and no image. */
  readonly path: string;
}

/** The result from one source: the tool, or the reason why the source does not have it. */
export type Offer =
  | { readonly path: string; readonly version: string; readonly origin: Origin; readonly why?: string }
  /** The reason why the source does not have the tool, as a phrase. */
  | { readonly refusal: string };

/** A possible source of a tool. Later sources are tried only if earlier sources do not have the tool. */
export type Source = () => Promise<Offer>;

/** The error if no source provides a tool. */
export class Missing extends Error {
  override readonly name = "Missing";

  constructor(
    readonly tool: string,
    readonly refusals: readonly string[],
    /** The remedy, as a sentence. */
    readonly remedy: string,
  ) {
    super(`${tool}: ${refusals.join("; ")}\n  ${remedy}`);
  }
}

/**
 * Returns a tool from the first source that has it.
 *
 * @param name - The tool's name.
 * @param sources - The sources, in the order in which they are tried.
 * @param remedy - The remedy if no source has the tool, as a sentence that names the package to install.
 * @throws Missing with the reasons from all sources.
 */
export async function firstOffer(
  name: string,
  sources: readonly Source[],
  remedy: string,
): Promise<ProvidedTool> {
  const refusals: string[] = [];
  for (const source of sources) {
    const offer = await source();
    if (!("refusal" in offer)) {
      const { why = refusals.join("; ") || "it is suitable" } = offer;
      return { name, version: offer.version, origin: offer.origin, path: offer.path, why };
    }
    refusals.push(offer.refusal);
  }
  throw new Missing(name, refusals, remedy);
}
