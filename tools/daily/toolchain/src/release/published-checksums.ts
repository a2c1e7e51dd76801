import { checksumOf } from "./checksums";
import { type ReleaseHost, Unavailable } from "./release-host";
import type { Release } from "./releases";

/** A release, and the checksum that its publisher lists. */
export interface PublishedChecksum {
  readonly release: Release;
  readonly sha256: string;
}

/**
 * Reads the checksums that the publishers of the releases list. The toolchain never verifies a download against these checksums, because
 * they come from the same host as the download. A person compares them with another source and adds them to `pinned-checksums.ts`.
 *
 * @throws Unavailable if a checksum file cannot be downloaded, or if it does not list the release.
 */
export async function publishedChecksums(
  releases: readonly Release[],
  host: ReleaseHost,
): Promise<PublishedChecksum[]> {
  const texts = new Map<string, string>();
  const published: PublishedChecksum[] = [];
  for (const release of releases) {
    const path = `${release.folder}/${release.checksums}`;
    const text = texts.get(path) ?? (await host.text(path));
    texts.set(path, text);
    const sha256 = checksumOf(text, release.asset);
    if (sha256 === undefined) {
      throw new Unavailable(`${release.checksums} contains no checksum of ${release.asset}`);
    }
    published.push({ release, sha256 });
  }
  return published;
}

/** Returns the lines for `pinned-checksums.ts`. A comment marks each line that differs from the current list. */
export function checksumLines(published: readonly PublishedChecksum[]): string {
  return published
    .map(({ release: { folder, asset, sha256: pinned }, sha256 }) => {
      const change = pinned === undefined ? " // new" : pinned === sha256 ? "" : ` // pinned: ${pinned}`;
      return `  "${folder}/${asset}": "${sha256}",${change}\n`;
    })
    .join("");
}
