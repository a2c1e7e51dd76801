import { createHash } from "node:crypto";

/**
 * Creates a cache key for a build result. The same parts always produce the same key.
 *
 * The key includes the length of each part, so `("ab", "c")` and `("a", "bc")` produce different keys.
 *
 * @param parts - All inputs of the build, such as versions, file contents and flags. A string counts as its UTF-8 bytes.
 * @returns the first 32 hexadecimal digits of a SHA-256 hash, which form a valid folder name.
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
