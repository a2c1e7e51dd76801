import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "tar";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import {
  checksumLine,
  type ReleaseServer,
  type Served,
  serveReleases,
  sha256Of,
} from "../fakes/release-server";
import { ToolchainError } from "../problem";
import { installRelease } from "./install-release";
import { ReleaseHost, Unavailable } from "./release-host";
import { kindRelease, pluginRelease, pulumiRelease, type Release } from "./releases";

const PLATFORM = { os: "linux", arch: "amd64" } as const;
const PROGRAM = Buffer.from("#!/bin/sh\necho kind v0.33.0\n".padEnd(200_000, "#"));
const KIND = pinned(kindRelease(PLATFORM), PROGRAM);
/** The content that an attacker serves instead. */
const MALWARE = Buffer.concat([PROGRAM, Buffer.from("rm -rf /\n")]);

let home: CacheHome;
let server: ReleaseServer;
let host: ReleaseHost;

beforeEach(() => {
  home = makeCacheHome();
  for (const variable of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"])
    home.set(variable, undefined);
});

afterEach(async () => {
  await host.close();
  await server.close();
  home.remove();
});

async function serve(files: Record<string, Served>): Promise<void> {
  server = await serveReleases(files);
  host = new ReleaseHost(server.base, { authority: server.authority });
}

/** Returns a release whose pinned checksum is the checksum of `content`. */
function pinned(release: Release, content: Buffer): Release {
  return { ...release, sha256: sha256Of(content) };
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
    await serve({ ...served(KIND, PROGRAM, { redirectTo: "/store/1" }), "store/1": { content: PROGRAM } });
    expect(readFileSync(join(await install(KIND), "kind"))).toEqual(PROGRAM);
    expect(server.asked).toContain(`${folder}/${asset}`);
  });

  it("unpacks an archive, with the plugins in the program's folder", async () => {
    const archive = await archiveOf("pulumi", {
      pulumi: "the CLI",
      "pulumi-language-nodejs": "the language host",
    });
    const release = pinned(pulumiRelease(PLATFORM), archive);
    await serve(served(release, archive));
    const folder = join(await install(release), "pulumi");
    expect(readFileSync(join(folder, "pulumi"), "utf8")).toBe("the CLI");
    expect(readFileSync(join(folder, "pulumi-language-nodejs"), "utf8")).toBe("the language host");
  });

  it("keeps a plugin as the archive from which the Pulumi CLI installs it", async () => {
    const archive = await archiveOf(".", { "pulumi-resource-command": "the plugin" });
    const release = pinned(pluginRelease("command", PLATFORM), archive);
    await serve(served(release, archive));
    expect(readFileSync(join(await install(release), release.asset))).toEqual(archive);
  });
});

describe("if the release is invalid", () => {
  it("rejects a program that was tampered with, and keeps no part of it", async () => {
    await serve(served(KIND, PROGRAM, { content: MALWARE }));
    await expect(install(KIND)).rejects.toMatchObject({ name: "ToolchainError", code: "RELEASE_TAMPERED" });
    expect(kept()).toEqual([]);
  });

  it("rejects a program that was replaced together with its checksum file", async () => {
    await serve(served(KIND, MALWARE));
    await expect(install(KIND)).rejects.toMatchObject({
      code: "RELEASE_TAMPERED",
      message: expect.stringContaining(
        `has the SHA-256 ${sha256Of(MALWARE)}, but this repository pins ${sha256Of(PROGRAM)}`,
      ) as string,
    });
    expect(server.asked).toEqual([`${KIND.folder}/${KIND.asset}`]);
    expect(kept()).toEqual([]);
  });

  it("rejects an archive that was replaced together with its checksum file, before unpacking it", async () => {
    const good = await archiveOf("pulumi", { pulumi: "the CLI" });
    const bad = await archiveOf("pulumi", { pulumi: "another CLI" });
    const release = pinned(pulumiRelease(PLATFORM), good);
    await serve(served(release, bad));
    await expect(install(release)).rejects.toMatchObject({ code: "RELEASE_TAMPERED" });
    expect(readdirSync(join(home.folder, "berth", "release-pulumi"))).toEqual([".lock"]);
  });

  it("does not use a cached program that was verified against another checksum", async () => {
    await serve(served(KIND, PROGRAM));
    await install(KIND);
    await expect(install(pinned(KIND, MALWARE))).rejects.toMatchObject({ code: "RELEASE_TAMPERED" });
  });

  it("does not download a program without a pinned checksum, even if the host publishes one", async () => {
    await serve(served(KIND, PROGRAM));
    await expect(install({ ...KIND, sha256: undefined })).rejects.toThrow(
      new Unavailable(
        "kind-linux-amd64 is not downloaded, because tools/daily/toolchain/src/release/pinned-checksums.ts has no checksum for it",
      ),
    );
    expect(server.asked).toEqual([]);
    expect(kept()).toEqual([]);
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

describe("an unencrypted URL", () => {
  const insecure = (message: string) => ({
    name: "ToolchainError",
    code: "DOWNLOAD_INSECURE",
    message: expect.stringContaining(message) as string,
  });

  it.each(["http://mirror.example", "ftp://mirror.example", "mirror.example"])("is rejected: %s", (base) => {
    const create = () => new ReleaseHost(base);
    expect(create).toThrow(ToolchainError);
    expect(create).toThrow("is not an HTTPS URL. Berth downloads tools only over HTTPS.");
  });

  it("is rejected after a redirect, without a request to it", async () => {
    const plain = await serveReleases({ "store/1": { content: PROGRAM } }, "http");
    try {
      const redirectTo = `${plain.base}/store/1?token=secret`;
      await serve(served(KIND, PROGRAM, { redirectTo }));
      await expect(install(KIND)).rejects.toMatchObject(
        insecure(`redirects to ${plain.base}/store/1, which is not an HTTPS URL`),
      );
      expect(plain.asked).toEqual([]);
      expect(kept()).toEqual([]);
    } finally {
      await plain.close();
    }
  });

  it("is rejected between two encrypted URLs", async () => {
    await serve({});
    const plain = await serveReleases({ back: { redirectTo: `${server.base}/store/1` } }, "http");
    await server.close();
    try {
      await serve({
        ...served(KIND, PROGRAM, { redirectTo: `${plain.base}/back` }),
        "store/1": { content: PROGRAM },
      });
      await expect(install(KIND)).rejects.toMatchObject(insecure(`redirects to ${plain.base}/back`));
      expect(plain.asked).toEqual([]);
    } finally {
      await plain.close();
    }
  });
});

describe("a host", () => {
  it("is unavailable if Node.js does not trust its certificate", async () => {
    await serve(served(KIND, PROGRAM));
    const untrusting = new ReleaseHost(server.base);
    await expect(installRelease(KIND, untrusting, () => undefined)).rejects.toThrow(
      /is not reachable \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
    );
    await untrusting.close();
    expect(server.asked).toEqual([]);
  });

  it("is unavailable if it redirects forever", async () => {
    await serve(served(KIND, PROGRAM, { redirectTo: `/${KIND.folder}/${KIND.asset}` }));
    await expect(install(KIND)).rejects.toThrow(/redirected more than 5 times for kind-linux-amd64/);
  });

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
    await serve({ [`${KIND.folder}/${KIND.asset}`]: { silent: true } });
    const impatient = new ReleaseHost(server.base, {
      limits: { connect: 4000, silence: 1 },
      authority: server.authority,
    });
    await expect(installRelease(KIND, impatient, () => undefined)).rejects.toThrow(
      /is not reachable \(UND_ERR_HEADERS_TIMEOUT\)/,
    );
    await impatient.close();
  });

  it("is reported as unreachable if its name cannot be resolved", async () => {
    await serve({});
    const unknown = new ReleaseHost("https://releases.invalid");
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
