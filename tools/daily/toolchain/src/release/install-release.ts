import { chmod, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey, forget } from "@kind-berth-tools/cache";
import { x as unpack } from "tar";
import { ToolchainError } from "../problem";
import { type Report, timed } from "../progress";
import { type ReleaseHost, Unavailable } from "./release-host";
import type { Release } from "./releases";

/**
 * Returns the folder of a release. If the cache does not contain this folder, the function downloads the release, verifies its checksum and
 * unpacks it. The expected checksum is pinned in this repository. The function ignores the checksums that the host publishes.
 *
 * The function does not unpack or store the release until its checksum is verified.
 *
 * @returns A cache folder with the release's contents. It contains a program with the release's name, an unpacked archive, or a plugin
 * archive with its original name.
 * @throws Unavailable if this repository does not pin a checksum for the release, or if the release cannot be downloaded.
 * @throws ToolchainError `RELEASE_TAMPERED` if the checksum differs; `DOWNLOAD_INSECURE` if the host redirects to a URL without encryption.
 */
export async function installRelease(release: Release, host: ReleaseHost, report: Report): Promise<string> {
  const { sha256: expected } = release;
  if (expected === undefined) {
    throw new Unavailable(
      `${release.asset} is not downloaded, because tools/daily/toolchain/src/release/pinned-checksums.ts has no checksum for it`,
    );
  }
  const name = `release-${release.name}`;
  const folder = await cached(
    name,
    // The key contains the checksum, so the cache never returns a file that was verified against another checksum.
    contentKey(host.base, release.folder, release.asset, expected),
    async (dir) => {
      const file = join(dir, release.asset);
      const actual = await timed(report, `downloading ${release.name} ${release.version}`, () =>
        host.download(`${release.folder}/${release.asset}`, file, report),
      );
      if (actual !== expected) {
        throw new ToolchainError(
          "RELEASE_TAMPERED",
          `${release.asset} from ${host.base} has the SHA-256 ${actual}, but this repository pins ${expected}. ` +
            `Nothing was installed. Check the proxies between this machine and the release host, or install ` +
            `${release.name} ${release.version} manually.`,
        );
      }
      await writeFile(join(dir, "sha256"), `${actual}\n`);
      await CONTENTS[release.content](dir, file, release);
    },
    { report },
  );
  await forget(name, KEPT_VERSIONS, { report });
  return folder;
}

/**
 * The number of versions to keep for each release. This number is sufficient for two work trees, or for one work tree and the previous
 * commit.
 */
const KEPT_VERSIONS = 2;

const CONTENTS: Record<Release["content"], (dir: string, file: string, release: Release) => Promise<void>> = {
  program: async (dir, file, { name }) => {
    await chmod(file, 0o755);
    await rename(file, join(dir, name));
  },
  archive: async (dir, file) => {
    await unpack({ file, cwd: dir, strict: true });
    await rm(file);
  },
  plugin: () => Promise.resolve(),
};
