/** Where a tool came from. */
export type Origin =
  "path" | "npm" | "release" | "plugins" | "registry" | "engine" | "started" | "lab" | "stand-in" | "none";

/** One tool, found or provided. */
export interface ProvidedTool {
  readonly name: string;
  /** Without a "v". */
  readonly version: string;
  readonly origin: Origin;
  /** Why from there: what spoke against the sources before it. */
  readonly why: string;
  /** Absolute path of its program; a name for an image; empty where there is none. */
  readonly path: string;
}

/** What one source says when asked for a tool. */
export type Offer =
  | { readonly path: string; readonly version: string; readonly origin: Origin; readonly why?: string }
  /** It has none, and why: a phrase. */
  | { readonly refusal: string };

/** A source of a tool, asked only when those before it have none. */
export type Source = () => Promise<Offer>;

/** No source has the tool. */
export class Missing extends Error {
  override readonly name = "Missing";

  constructor(
    readonly tool: string,
    readonly refusals: readonly string[],
    /** A sentence. */
    readonly remedy: string,
  ) {
    super(`${tool}: ${refusals.join("; ")}\n  ${remedy}`);
  }
}

/**
 * Takes a tool from the first source that has it.
 *
 * @param name - What the tool is called.
 * @param sources - In the order they are asked.
 * @param remedy - A sentence on what to install where none has it.
 * @throws Missing with every source's reason.
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
      const { why = refusals.join("; ") || "it fits" } = offer;
      return { name, version: offer.version, origin: offer.origin, path: offer.path, why };
    }
    refusals.push(offer.refusal);
  }
  throw new Missing(name, refusals, remedy);
}
