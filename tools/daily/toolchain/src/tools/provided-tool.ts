/** The source of a tool. */
export type Origin =
  "path" | "npm" | "release" | "plugins" | "registry" | "engine" | "started" | "lab" | "stand-in" | "none";

/** A tool that was found or provided. */
export interface ProvidedTool {
  readonly name: string;
  /** The version without a "v". */
  readonly version: string;
  readonly origin: Origin;
  /** Why the tool comes from this source: the reasons why earlier sources do not have it. */
  readonly why: string;
  /** The absolute path of the program, or the name of an image. Empty if there is none. */
  readonly path: string;
}

/** The result of one source for a tool. */
export type Offer =
  | { readonly path: string; readonly version: string; readonly origin: Origin; readonly why?: string }
  /** A phrase with the reason why the source does not have the tool. */
  | { readonly refusal: string };

/** A source of a tool. It is tried only if earlier sources do not have the tool. */
export type Source = () => Promise<Offer>;

/** No source has the tool. */
export class Missing extends Error {
  override readonly name = "Missing";

  constructor(
    readonly tool: string,
    readonly refusals: readonly string[],
    /** What to do, in one sentence. */
    readonly remedy: string,
  ) {
    super(`${tool}: ${refusals.join("; ")}\n  ${remedy}`);
  }
}

/**
 * Takes a tool from the first source that has it.
 *
 * @param name - The tool's name.
 * @param sources - The sources, in order.
 * @param remedy - A sentence on what to install if no source has the tool.
 * @throws Missing with the reason of every source.
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
