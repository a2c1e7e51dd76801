import { checksumLine, type ReleaseServer, serveReleases } from "../fakes/release-server";
import { checksumLines, publishedChecksums } from "./published-checksums";
import { ReleaseHost, Unavailable } from "./release-host";
import { kindRelease, pluginRelease } from "./releases";

const LINUX = { os: "linux", arch: "amd64" } as const;
const MAC = { os: "darwin", arch: "arm64" } as const;
const SUM = { a: "a".repeat(64), b: "b".repeat(64), c: "c".repeat(64) };

let server: ReleaseServer;
let host: ReleaseHost;

async function serve(files: Parameters<typeof serveReleases>[0]): Promise<void> {
  server = await serveReleases(files);
  host = new ReleaseHost(server.base, { authority: server.authority });
}

afterEach(async () => {
  await host.close();
  await server.close();
});

describe("publishedChecksums", () => {
  const [linux, mac] = [pluginRelease("command", LINUX), pluginRelease("command", MAC)];
  const path = `${linux.folder}/${linux.checksums}`;

  it("reads each checksum file once, and downloads no release", async () => {
    const text = checksumLine("one", linux.asset) + checksumLine("two", mac.asset);
    await serve({ [path]: { content: text } });
    const published = await publishedChecksums([linux, mac], host);
    expect(published.map(({ release, sha256 }) => `${sha256}  ${release.asset}\n`).join("")).toBe(text);
    expect(server.asked).toEqual([path]);
  });

  it("reports a release that its checksum file does not list", async () => {
    await serve({ [path]: { content: checksumLine("one", linux.asset) } });
    await expect(publishedChecksums([linux, mac], host)).rejects.toThrow(
      new Unavailable(`${mac.checksums} contains no checksum of ${mac.asset}`),
    );
  });
});

it("marks the checksums that are new or that differ from the pinned checksum", () => {
  const release = (sha256: string | undefined) => ({
    ...kindRelease(LINUX),
    folder: "kind/v1",
    sha256,
  });
  const lines = checksumLines([
    { release: release(SUM.a), sha256: SUM.a },
    { release: release(SUM.b), sha256: SUM.c },
    { release: release(undefined), sha256: SUM.c },
  ]);
  expect(lines.split("\n")).toEqual([
    `  "kind/v1/kind-linux-amd64": "${SUM.a}",`,
    `  "kind/v1/kind-linux-amd64": "${SUM.c}", // pinned: ${SUM.b}`,
    `  "kind/v1/kind-linux-amd64": "${SUM.c}", // new`,
    "",
  ]);
});
