import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../engine";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { pins } from "../pins";
import { provideNodeImage } from "./node-image";

// Replace the lab with a fake, because the real build takes minutes.
jest.mock("../lab-parts", () => ({
  labNodeImage: () =>
    Promise.resolve({ image: "localhost/berth/node:v1.36.3-abc", archive: "/lab/node-image.tar" }),
}));

let home: CacheHome;

beforeEach(() => {
  home = makeCacheHome();
  home.set("BERTH_NODE_IMAGE", undefined);
});

afterEach(() => {
  home.remove();
});

/** Returns a fake Docker that lists its images in a file and runs the given shell scripts for `pull` and `load`. */
function docker(scripts: { pull?: string; load?: string }): Engine {
  const images = join(home.folder, "images");
  if (!existsSync(images)) writeFileSync(images, "");
  writePrograms(home.folder, {
    docker: `echo "$*" >> ${home.folder}/calls
case "$1" in
  image) grep -qxF "$5" ${images} ;;
  pull) ${scripts.pull ?? "exit 1"} ;;
  load) ${scripts.load ?? "exit 1"} ;;
esac`,
  });
  return {
    name: "docker",
    version: "28.2.2",
    origin: "path",
    why: "it answers",
    path: join(home.folder, "docker"),
    env: {},
    release: () => Promise.resolve(),
  };
}
const provide = (engine: Engine) => provideNodeImage(engine, () => undefined);
const calls = () => readFileSync(join(home.folder, "calls"), "utf8").split("\n").filter(Boolean);

describe("the node image", () => {
  it("is the image that BERTH_NODE_IMAGE names", async () => {
    home.set("BERTH_NODE_IMAGE", "kindest/node:v1.35.0");
    expect(await provide(docker({}))).toMatchObject({
      path: "kindest/node:v1.35.0",
      version: "1.35.0",
      origin: "engine",
      why: "BERTH_NODE_IMAGE names the image",
    });
  });

  it("is kind's default image if the engine has it, without a pull", async () => {
    writeFileSync(join(home.folder, "images"), `${pins.nodeImage}\n`);
    expect(await provide(docker({}))).toMatchObject({ path: pins.nodeImage, origin: "engine" });
    expect(calls().filter((call) => call.startsWith("pull"))).toEqual([]);
  });

  it("is pulled if the engine does not have it", async () => {
    expect(await provide(docker({ pull: "exit 0" }))).toMatchObject({
      path: pins.nodeImage,
      origin: "registry",
    });
    expect(calls()).toContain(`pull ${pins.nodeImage}`);
  });

  it("is the lab's image if the pull fails, and is loaded once", async () => {
    const engine = docker({
      pull: "echo 'toomanyrequests: rate limit' >&2; exit 1",
      load: `echo localhost/berth/node:v1.36.3-abc >> ${home.folder}/images`,
    });
    const image = await provide(engine);
    expect(image).toMatchObject({
      path: "localhost/berth/node:v1.36.3-abc",
      version: "1.36.3-abc",
      origin: "lab",
    });
    expect(image.why).toBe(
      "the engine does not have kind's default image; the pull failed: toomanyrequests: rate limit",
    );
    // If an earlier call has set the variable, its value does not count as the user's choice.
    home.set("BERTH_NODE_IMAGE", image.path);
    expect((await provide(engine)).origin).toBe("lab");
    expect(calls().filter((call) => call.startsWith("load"))).toEqual(["load --input /lab/node-image.tar"]);
  });

  it("causes an error with the engine's message if the engine cannot load it", async () => {
    const engine = docker({ load: "echo 'no space left on device' >&2; exit 1" });
    await expect(provide(engine)).rejects.toMatchObject({
      code: "IMAGE_NOT_LOADED",
      message: expect.stringContaining("no space left on device") as string,
    });
  });
});
