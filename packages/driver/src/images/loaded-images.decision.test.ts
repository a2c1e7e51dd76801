import { planCluster } from "@kind-berth/topology";
import { Engine } from "../engine/engine";
import { findImage, type EngineImage } from "../engine/engine-images";
import type { Container } from "../engine/container";
import { Progress } from "../process/progress";
import { bringImages } from "./bring-images";
import { imagesOnNode } from "./images-on-node";
import { loadedImages } from "./loaded-images";

// loaded-images.test.ts runs the commands. These tests run none.
jest.mock("../engine/engine-images");
jest.mock("./bring-images");
jest.mock("./images-on-node");

const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });
const nodes = [{ role: "control-plane" as const }, { role: "worker" as const }];
const plan = planCluster({ name: "demo", nodes, loadImages: ["shop:dev", "cart:dev"] });
const [shop, cart] = ["docker.io/library/shop:dev", "docker.io/library/cart:dev"];
const image = (id: string, size = 1_600_000): EngineImage => ({ id, size, names: [], isOci: false });

type Images = Record<string, string | undefined>;

/** Sets the images on the engine, and on the nodes: the IDs of the images that Berth loaded, by name. */
function given(local: Record<string, EngineImage>, controlPlane: Images, worker: Images) {
  jest.mocked(findImage).mockImplementation((_, name) => Promise.resolve(local[name]));
  jest
    .mocked(imagesOnNode)
    .mockImplementation((_, node) =>
      Promise.resolve(new Map(Object.entries(node === "demo-worker" ? worker : controlPlane))),
    );
}

const drift = (containers: object[] = [], of = plan) =>
  loadedImages.drift(of, engine, containers as Container[], undefined);

/** Loads the images. Returns the progress, the images and the nodes. */
async function loaded(of = plan) {
  jest.mocked(bringImages).mockReset().mockResolvedValue(undefined);
  const lines: string[] = [];
  const progress = new Progress((line) => lines.push(line));
  try {
    await loadedImages.reconcile(of, engine, progress, undefined);
  } finally {
    progress.end();
  }
  const calls = jest
    .mocked(bringImages)
    .mock.calls.map(([, images, on]) => [images.map(({ name }) => name), on]);
  return { told: lines.map((line) => line.replace(/^\[.*?\] /, "")), calls };
}

const both = { "shop:dev": image("1"), "cart:dev": image("2") };

it("does nothing if each node has each image of the engine", async () => {
  given(both, { [shop]: "1", [cart]: "2" }, { [shop]: "1", [cart]: "2" });
  expect(await drift([{ running: true }])).toEqual([]);
  expect(await loaded()).toEqual({ told: [], calls: [] });
});

it("loads the images that are missing on a node or differ, and only these", async () => {
  given(both, { [shop]: "1", [cart]: "2" }, { [shop]: "0" });
  expect(await drift([{ running: true }])).toEqual([
    "image `cart:dev` is not on demo-worker",
    "image `shop:dev` on demo-worker differs from the image on docker",
  ]);
  expect(await loaded()).toEqual({
    told: ["Loading cart:dev (2 MB), shop:dev (2 MB) into demo-worker"],
    calls: [[["cart:dev", "shop:dev"], ["demo-worker"]]],
  });
  given(both, { [cart]: "2" }, { [cart]: "2" });
  expect(await drift()).toEqual(["image `shop:dev` is not on demo-control-plane, demo-worker"]);
  expect(await loaded()).toEqual({
    told: ["Loading shop:dev (2 MB) into demo-control-plane, demo-worker"],
    calls: [[["shop:dev"], ["demo-control-plane", "demo-worker"]]],
  });
});

it("replaces an image that Berth did not load", async () => {
  given(both, { [shop]: undefined, [cart]: "2" }, { [shop]: "0", [cart]: "2" });
  expect(await drift()).toEqual([
    "image `shop:dev` on demo-control-plane, demo-worker differs from the image on docker",
  ]);
  expect((await loaded()).calls).toEqual([[["shop:dev"], ["demo-control-plane", "demo-worker"]]]);
});

it("keeps an image that is on every node but not on the engine, and rejects one that is missing on a node", async () => {
  const cartOnly = { "cart:dev": image("2", 1) };
  given(cartOnly, { [shop]: "1", [cart]: "2" }, { [shop]: undefined });
  expect(await drift()).toEqual(["image `cart:dev` is not on demo-worker"]);
  expect(await loaded()).toEqual({
    told: ["Loading cart:dev (1 MB) into demo-worker"],
    calls: [[["cart:dev"], ["demo-worker"]]],
  });
  given(cartOnly, { [shop]: "1" }, {});
  await expect(loaded()).rejects.toThrow(/^cluster "demo": 1 problem\n.*shop:dev.*\[LOAD_IMAGE_MISSING\]/);
  expect(bringImages).not.toHaveBeenCalled();
});

it("reports nothing if a node is stopped or the plan has no images", async () => {
  given(both, {}, {});
  expect(await drift([{ running: true }, { running: false }])).toEqual([]);
  const without = planCluster({ name: "demo", nodes });
  jest.mocked(imagesOnNode).mockClear();
  expect(await drift([{ running: true }], without)).toEqual([]);
  expect(await loaded(without)).toEqual({ told: [], calls: [] });
  expect(imagesOnNode).not.toHaveBeenCalled();
});
