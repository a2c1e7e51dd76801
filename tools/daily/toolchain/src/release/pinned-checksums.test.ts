import { pinnedChecksums } from "./pinned-checksums";
import { allReleases } from "./releases";

const releases = allReleases();
const pathOf = ({ folder, asset }: { folder: string; asset: string }) => `${folder}/${asset}`;

describe("the pinned checksums", () => {
  it("are SHA-256 checksums in lowercase, and all are different", () => {
    const checksums = Object.values(pinnedChecksums);
    for (const checksum of checksums) expect(checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(checksums).size).toBe(checksums.length);
  });

  it("exist for kind, pulumi and actionlint on every platform, at the versions in pins.ts", () => {
    const needed = releases.filter(({ content }) => content !== "plugin");
    expect(needed).toHaveLength(12);
    expect(needed.filter(({ sha256 }) => sha256 === undefined).map(pathOf)).toEqual([]);
  });

  it("belong only to files that the toolchain can download", () => {
    const paths = releases.map(pathOf);
    expect(Object.keys(pinnedChecksums).filter((path) => !paths.includes(path))).toEqual([]);
  });
});
