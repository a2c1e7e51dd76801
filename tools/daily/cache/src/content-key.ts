import { createHash } from "node:crypto";

/**
 * A key for what is built from the given parts: same parts, same key.
 *
 * Each part counts with its length, so `("ab", "c")` and `("a", "bc")` have different keys.
 *
 * @param parts - Everything the result depends on: versions, file contents, flags. A string counts as its UTF-8 bytes.
 * @returns 32 hexadecimal digits of a SHA-256, fit for a folder name.
 * @example
 * ```ts
 * contentKey("kind", "0.33.0", readFileSync("go.sum"));
 * ```
 */
export function contentKey(...parts: (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = Buffer.from(part);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest("hex").slice(0, 32);
}
