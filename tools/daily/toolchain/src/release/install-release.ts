import { chmod, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey, forget } from "@kind-berth-tools/cache";
import { x as unpack } from "tar";
import { ToolchainError } from "../problem";
import { type Report, timed } from "../progress";
import { checksumOf } from "./checksums";
import { type ReleaseHost, Unavailable } from "./release-host";
import type { Release } from "./releases";

/**
 * The folder of a release: downloaded once, verified against its published checksum, unpacked.
 *
 * Nothing is unpacked or kept before the checksum is right.
 *
 * @returns A folder of the cache that holds, by the release's content: the program under the release's name; the unpacked
 * archive; the archive under its own name.
 * @throws Unavailable where it can't be downloaded, or not be verified for want of a checksum.
 * @throws ToolchainError `RELEASE_TAMPERED` where the checksum is another.
 */
export async function installRelease(release: Release, host: ReleaseHost, report: Report): Promise<string> {
  const name = `release-${release.name}`;
  const key = contentKey(host.base, release.folder, release.asset);
  const folder = await cached(
    name,
    key,
    async (dir) => {
      // First and small: where there is none, nothing large is fetched.
      const expected = checksumOf(await host.text(`${release.folder}/${release.checksums}`), release.asset);
      if (expected === undefined) {
        throw new Unavailable(`${release.checksums} has no checksum of ${release.asset}`);
      }
      const file = join(dir, release.asset);
      const actual = await timed(report, `downloading ${release.name} ${release.version}`, () =>
        host.download(`${release.folder}/${release.asset}`, file, report),
      );
      if (actual !== expected) {
        throw new ToolchainError(
          "RELEASE_TAMPERED",
          `${release.asset} from ${host.base} has the SHA-256 ${actual}; its published checksum is ${expected}. ` +
            `Nothing of it was installed. Find out what is between you and the release host, or install ` +
            `${release.name} ${release.version} yourself.`,
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

/** How many versions of a release are kept: those of two work trees or of the commit before. */
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
