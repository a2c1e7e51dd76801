import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTar } from "../testing/read-tar";
import { writeDockerArchive, type Image } from "./docker-archive";
import { writeLayer } from "./layer";

let dir: string;
beforeEach(async () => (dir = await mkdtemp(join(tmpdir(), "berth-lab-"))));
afterEach(() => rm(dir, { recursive: true }));

async function twoImages(): Promise<Image[]> {
  const shared = await writeLayer(join(dir, "shared.tar"), [{ path: "/shared", type: "file", content: "s" }]);
  const own = await writeLayer(join(dir, "own.tar"), [{ path: "/own", type: "file", content: "o" }]);
  return [
    { names: ["app:1"], layers: [shared, own], config: { Entrypoint: ["/own"], User: "65532" } },
    { names: ["base:1", "base:2"], layers: [shared], config: {} },
  ];
}

describe("writeDockerArchive", () => {
  it("stores each layer once, and describes each image in its configuration", async () => {
    const images = await twoImages();
    await writeDockerArchive(join(dir, "images.tar"), images);
    const files = new Map(
      (await readTar(join(dir, "images.tar"))).map(({ header, content }) => [header.name, content]),
    );
    const manifest = JSON.parse(files.get("manifest.json") ?? "") as Record<string, string[] & string>[];
    expect(manifest.map(({ RepoTags, Layers }) => [RepoTags, Layers])).toEqual([
      [["app:1"], images[0]?.layers.map(({ digest }) => `${digest}.tar`)],
      [["base:1", "base:2"], images[1]?.layers.map(({ digest }) => `${digest}.tar`)],
    ]);
    expect([...files.keys()].filter((name) => name.endsWith(".tar"))).toHaveLength(2);

    const config = files.get(manifest[0]?.["Config"] ?? "") ?? "";
    expect(manifest[0]?.["Config"]).toBe(`${createHash("sha256").update(config).digest("hex")}.json`);
    expect(JSON.parse(config)).toMatchObject({
      os: "linux",
      config: { Entrypoint: ["/own"], User: "65532" },
      rootfs: { type: "layers", diff_ids: images[0]?.layers.map(({ digest }) => `sha256:${digest}`) },
    });
  });

  it("writes identical archives for the same images", async () => {
    const images = await twoImages();
    await writeDockerArchive(join(dir, "one.tar"), images);
    await writeDockerArchive(join(dir, "other.tar"), images);
    expect(await readFile(join(dir, "one.tar"))).toEqual(await readFile(join(dir, "other.tar")));
  });

  it("fails if a layer file no longer exists", async () => {
    const images = await twoImages();
    await rm(join(dir, "own.tar"));
    await expect(writeDockerArchive(join(dir, "images.tar"), images)).rejects.toThrow("ENOENT");
  });
});
