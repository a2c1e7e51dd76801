import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../engine";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { pins } from "../pins";
import { provideLoadBalancerImage } from "./load-balancer-image";

// Replace the lab with a fake.
jest.mock("../lab-parts", () => ({
  labLoadBalancerImage: () => Promise.resolve({ key: "new", archive: "/lab/load-balancer-image.tar" }),
}));

const [NAME = "", DIGEST = ""] = pins.loadBalancerImage.split("@");
/** The image's name without the tag and with the digest. Podman rejects a name with both. */
const BY_DIGEST = `docker.io/envoyproxy/envoy@${DIGEST}`;

let home: CacheHome;
beforeEach(() => (home = makeCacheHome()));
afterEach(() => {
  home.remove();
});

/** Returns the path of a file that represents the image and contains the value of the image's label. */
const label = () => join(home.folder, "label");
const calls = () => readFileSync(join(home.folder, "calls"), "utf8").split("\n").filter(Boolean);

/**
 * Returns a fake Podman. Its `pull` command exits with the given exit code, and its `load` command loads the lab's image. The fake rejects
 * other commands, and every pull without a digest.
 */
function podman(pulls: number): Engine {
  writePrograms(home.folder, {
    podman: `case "$1 $4" in
  *dev.berth.lab*) cat ${label()} 2>/dev/null ;;
  image*) test -e ${label()} ;;
  *) echo "$*" >> ${home.folder}/calls
     case "$*" in
       pull\\ docker://*@sha256:*) exit ${pulls} ;;
       load*) echo new > ${label()} ;;
       tag\\ *@sha256:*) ;;
       *) echo "the fake does not support $*" >&2; exit 125 ;;
     esac ;;
esac`,
  });
  writeFileSync(join(home.folder, "calls"), "");
  return {
    name: "podman",
    version: "4.3.1",
    origin: "path",
    why: "it answers",
    path: join(home.folder, "podman"),
    env: {},
    release: () => Promise.resolve(),
  };
}
const provide = (engine: Engine) => provideLoadBalancerImage(engine, () => undefined);

describe("the load balancer image", () => {
  it("is the official image if the engine has it, without pulling or loading an image", async () => {
    const engine = podman(1);
    writeFileSync(label(), "");
    expect(await provide(engine)).toMatchObject({ origin: "engine", version: "1.36.2" });
    expect(calls()).toEqual([]);
  });

  it("is pulled by its digest if possible, even if the engine has the lab's image", async () => {
    const engine = podman(0);
    writeFileSync(label(), "new");
    expect(await provide(engine)).toMatchObject({ origin: "registry", path: NAME });
    // A pull of the tag would accept any image that the registry, or a mirror, serves for the tag.
    expect(calls()[0]).toBe(`pull docker://${BY_DIGEST}`);
  });

  it("gets the name that kind runs, so that kind does not pull the tag", async () => {
    await provide(podman(0));
    expect(calls()).toEqual([`pull docker://${BY_DIGEST}`, `tag ${BY_DIGEST} ${NAME}`]);
  });

  it("is the lab's image if the pull fails, and is loaded again only when the lab's image changes", async () => {
    const engine = podman(1);
    rmSync(label(), { force: true });
    expect(existsSync(label())).toBe(false);
    expect(await provide(engine)).toMatchObject({ origin: "lab", path: NAME });
    await provide(engine);
    const loads = () => calls().filter((call) => call.startsWith("load"));
    expect(loads()).toEqual(["load --input /lab/load-balancer-image.tar"]);
    writeFileSync(label(), "old");
    await provide(engine);
    expect(loads()).toHaveLength(2);
  });
});
