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

describe("if the release is valid", () => {
  it("downloads a program once, and then finds it without a request to the host", async () => {
    await serve(served(KIND, PROGRAM));
    const folder = await install(KIND);
    expect(readFileSync(join(folder, "kind"))).toEqual(PROGRAM);
    expect(statSync(join(folder, "kind")).mode & 0o111).toBe(0o111);
    const asked = server.asked.length;
    expect(await install(KIND)).toBe(folder);
    expect(server.asked).toHaveLength(asked);
  });

  it("follows the host's redirect", async () => {
    const { asset, folder } = KIND;
    await serve({ ...served(KIND, PROGRAM, { redirectTo: "store/1" }), "store/1": { content: PROGRAM } });
    expect(readFileSync(join(await install(KIND), "kind"))).toEqual(PROGRAM);
    expect(server.asked).toContain(`${folder}/${asset}`);
  });

  it("unpacks an archive, with the plugins in the program's folder", async () => {
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

  it("keeps a plugin as the archive from which the Pulumi CLI installs it", async () => {
    const release = pluginRelease("command", PLATFORM);
    const archive = await archiveOf(".", { "pulumi-resource-command": "the plugin" });
    await serve(served(release, archive));
    expect(readFileSync(join(await install(release), release.asset))).toEqual(archive);
  });
});

describe("if the release is invalid", () => {
  it("rejects a program that was tampered with, and keeps no part of it", async () => {
    await serve(served(KIND, PROGRAM, { content: Buffer.concat([PROGRAM, Buffer.from("rm -rf /\n")]) }));
    await expect(install(KIND)).rejects.toMatchObject({ name: "ToolchainError", code: "RELEASE_TAMPERED" });
    expect(kept()).toEqual([]);
  });

  it("rejects an archive that was tampered with, before unpacking it", async () => {
    const release = pulumiRelease(PLATFORM);
    const good = await archiveOf("pulumi", { pulumi: "the CLI" });
    const bad = await archiveOf("pulumi", { pulumi: "another CLI" });
    await serve(served(release, good, { content: bad }));
    await expect(install(release)).rejects.toMatchObject({ code: "RELEASE_TAMPERED" });
    expect(readdirSync(join(home.folder, "berth", "release-pulumi"))).toEqual([".lock"]);
  });

  it("does not download a program without a checksum file", async () => {
    await serve({ [`${KIND.folder}/${KIND.asset}`]: { content: PROGRAM } });
    await expect(install(KIND)).rejects.toThrow(
      new Unavailable(`${new URL(server.base).host} returned HTTP 404 for kind-linux-amd64.sha256sum`),
    );
    expect(server.asked).toEqual([`${KIND.folder}/${KIND.checksums}`]);
    expect(kept()).toEqual([]);
  });

  it("does not download a program if the checksum file lists only other files", async () => {
    await serve({
      ...served(KIND, PROGRAM),
      [`${KIND.folder}/${KIND.checksums}`]: { content: checksumLine(PROGRAM, "kind-linux-arm64") },
    });
    await expect(install(KIND)).rejects.toThrow(Unavailable);
    expect(server.asked).toEqual([`${KIND.folder}/${KIND.checksums}`]);
  });

  it("discards an incomplete download, and starts again from the beginning at the next attempt", async () => {
    const files: Record<string, Served> = served(KIND, PROGRAM, { cutShort: PROGRAM });
    await serve(files);
    await expect(install(KIND)).rejects.toThrow(/kind-linux-amd64 was not completely downloaded/);
    expect(kept()).toEqual([]);
    files[`${KIND.folder}/${KIND.asset}`] = { content: PROGRAM };
    expect(readFileSync(join(await install(KIND), "kind"))).toEqual(PROGRAM);
  });
});

describe("a host", () => {
  it("receives no more requests after a refused connection", async () => {
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

  it("is reported as unreachable if it does not respond", async () => {
    await serve({ [`${KIND.folder}/${KIND.checksums}`]: { silent: true } });
    const impatient = new ReleaseHost(server.base, { connect: 4000, silence: 1 });
    await expect(installRelease(KIND, impatient, () => undefined)).rejects.toThrow(
      /is not reachable \(UND_ERR_HEADERS_TIMEOUT\)/,
    );
    await impatient.close();
  });

  it("is reported as unreachable if its name cannot be resolved", async () => {
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
