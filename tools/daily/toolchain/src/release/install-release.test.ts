import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "tar";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { checksumLine, type ReleaseServer, type Served, serveReleases } from "../fakes/release-server";
import { installRelease } from "./install-release";
import { ReleaseHost, Unavailable } from "./release-host";
import { kindRelease, pluginRelease, pulumiRelease, type Release } from "./releases";

const PLATFORM = { os: "linux", arch: "amd64" } as const;
const KIND = kindRelease(PLATFORM);
const PROGRAM = Buffer.from("#!/bin/sh\necho kind v0.33.0\n".padEnd(200_000, "#"));

let home: CacheHome;
let server: ReleaseServer;
let host: ReleaseHost;

beforeEach(() => {
  home = makeCacheHome();
  home.set("http_proxy", undefined);
  home.set("HTTP_PROXY", undefined);
});

afterEach(async () => {
  await host.close();
  await server.close();
  home.remove();
});

async function serve(files: Record<string, Served>): Promise<void> {
  server = await serveReleases(files);
  host = new ReleaseHost(server.base);
}

/** Returns a release's files on a host: the asset and a checksum file. The checksum file lists the checksum of `content`. */
function served(release: Release, content: Buffer, asset: Served = { content }): Record<string, Served> {
  return {
    [`${release.folder}/${release.asset}`]: asset,
    [`${release.folder}/${release.checksums}`]: { content: checksumLine(content, release.asset) },
  };
}

const install = (release: Release) => installRelease(release, host, () => undefined);
const kept = () => {
  const folder = join(home.folder, "berth", "release-kind");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== ".lock") : [];
};

describe("a good release", () => {
  it("of a program is downloaded once, and then found without the host", async () => {
    await serve(served(KIND, PROGRAM));
    const folder = await install(KIND);
    expect(readFileSync(join(folder, "kind"))).toEqual(PROGRAM);
    expect(statSync(join(folder, "kind")).mode & 0o111).toBe(0o111);
    const asked = server.asked.length;
    expect(await install(KIND)).toBe(folder);
    expect(server.asked).toHaveLength(asked);
  });

  it("is downloaded from where the host redirects to", async () => {
    const { asset, folder } = KIND;
    await serve({ ...served(KIND, PROGRAM, { redirectTo: "store/1" }), "store/1": { content: PROGRAM } });
    expect(readFileSync(join(await install(KIND), "kind"))).toEqual(PROGRAM);
    expect(server.asked).toContain(`${folder}/${asset}`);
  });

  it("of an archive is unpacked, its plugins beside the program", async () => {
    const release = pulumiRelease(PLATFORM);
    const archive = await archiveOf("pulumi", {
      pulumi: "the CLI",
      "pulumi-language-nodejs": "the language host",
    });
    await serve(served(release, archive));
    const folder = join(await install(release), "pulumi");
    expect(readFileSync(join(folder, "pulumi"), "utf8")).toBe("the CLI");
    expect(readFileSync(join(folder, "pulumi-language-nodejs"), "utf8")).toBe("the language host");
  });

  it("of a plugin is kept as the archive that the CLI installs from", async () => {
    const release = pluginRelease("command", PLATFORM);
    const archive = await archiveOf(".", { "pulumi-resource-command": "the plugin" });
    await serve(served(release, archive));
    expect(readFileSync(join(await install(release), release.asset))).toEqual(archive);
  });
});

describe("a bad release", () => {
  it("that was tampered with is refused, and nothing of it is kept", async () => {
    await serve(served(KIND, PROGRAM, { content: Buffer.concat([PROGRAM, Buffer.from("rm -rf /\n")]) }));
    await expect(install(KIND)).rejects.toMatchObject({ name: "ToolchainError", code: "RELEASE_TAMPERED" });
    expect(kept()).toEqual([]);
  });

  it("that is an archive is refused before it is unpacked", async () => {
    const release = pulumiRelease(PLATFORM);
    const good = await archiveOf("pulumi", { pulumi: "the CLI" });
    const bad = await archiveOf("pulumi", { pulumi: "another CLI" });
    await serve(served(release, good, { content: bad }));
    await expect(install(release)).rejects.toMatchObject({ code: "RELEASE_TAMPERED" });
    expect(readdirSync(join(home.folder, "berth", "release-pulumi"))).toEqual([".lock"]);
  });

  it("without a checksum file is not even downloaded", async () => {
    await serve({ [`${KIND.folder}/${KIND.asset}`]: { content: PROGRAM } });
    await expect(install(KIND)).rejects.toThrow(
      new Unavailable(`${new URL(server.base).host} returned HTTP 404 for kind-linux-amd64.sha256sum`),
    );
    expect(server.asked).toEqual([`${KIND.folder}/${KIND.checksums}`]);
    expect(kept()).toEqual([]);
  });

  it("whose checksum file names other files only is not even downloaded", async () => {
    await serve({
      ...served(KIND, PROGRAM),
      [`${KIND.folder}/${KIND.checksums}`]: { content: checksumLine(PROGRAM, "kind-linux-arm64") },
    });
    await expect(install(KIND)).rejects.toThrow(Unavailable);
    expect(server.asked).toEqual([`${KIND.folder}/${KIND.checksums}`]);
  });

  it("that breaks off is not kept, and the next try is made from the start", async () => {
    const files: Record<string, Served> = served(KIND, PROGRAM, { cutShort: PROGRAM });
    await serve(files);
    await expect(install(KIND)).rejects.toThrow(/kind-linux-amd64 was not completely downloaded/);
    expect(kept()).toEqual([]);
    files[`${KIND.folder}/${KIND.asset}`] = { content: PROGRAM };
    expect(readFileSync(join(await install(KIND), "kind"))).toEqual(PROGRAM);
  });
});

describe("a host", () => {
  it("that is not there is asked once, whatever is wanted of it", async () => {
    await serve({});
    const { base } = server;
    await server.close();
    await expect(install(KIND)).rejects.toThrow(
      new Unavailable(`${new URL(base).host} is not reachable (ECONNREFUSED)`),
    );
    server = await serveReleases(served(KIND, PROGRAM));
    await expect(install(KIND)).rejects.toThrow(/is not reachable \(ECONNREFUSED\)/);
    expect(server.asked).toEqual([]);
  });

  it("that never answers is given up", async () => {
    await serve({ [`${KIND.folder}/${KIND.checksums}`]: { silent: true } });
    const impatient = new ReleaseHost(server.base, { connect: 4000, silence: 1 });
    await expect(installRelease(KIND, impatient, () => undefined)).rejects.toThrow(
      /is not reachable \(UND_ERR_HEADERS_TIMEOUT\)/,
    );
    await impatient.close();
  });

  it("whose name is unknown is given up", async () => {
    await serve({});
    const unknown = new ReleaseHost("http://releases.invalid");
    await expect(installRelease(KIND, unknown, () => undefined)).rejects.toThrow(
      /^releases\.invalid is not reachable \((ENOTFOUND|EAI_AGAIN)\)$/,
    );
    await unknown.close();
  });
});

/** Creates a gzipped tar archive of a folder. */
async function archiveOf(folder: string, files: Record<string, string>): Promise<Buffer> {
  const source = join(home.folder, "archive");
  mkdirSync(join(source, folder), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(source, folder, name), content);
  const file = join(home.folder, "archive.tar.gz");
  await create({ gzip: true, cwd: source, file }, [folder]);
  return readFileSync(file);
}
