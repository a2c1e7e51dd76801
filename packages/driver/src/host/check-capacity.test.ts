import { planCluster } from "@kind-berth/topology";
import type { EngineInfo } from "../engine/engine-info";
import { Engine } from "../engine/engine";
import { checkCgroups, checkDisk, checkInotify } from "./check-capacity";

const workers = (count: number) =>
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, ...Array<{ role: "worker" }>(count).fill({ role: "worker" })],
  });
const engine = (info: Partial<EngineInfo>) =>
  new Engine("docker", { family: "docker", cgroupVersion: 2, ...info });
const ubuntu = { instances: 128, watches: 8192 };

it("warns about Ubuntu's inotify limits for a cluster with many nodes, but not with one node", () => {
  expect(checkInotify(workers(0), ubuntu)).toEqual([]);
  const paths = (count: number) =>
    checkInotify(workers(count), ubuntu).map(({ object }) => object.replace("kernel setting ", ""));
  expect(paths(4)).toEqual(["fs.inotify.max_user_instances"]);
  expect(paths(16)).toEqual(["fs.inotify.max_user_instances", "fs.inotify.max_user_watches"]);
  expect(checkInotify(workers(4), { instances: undefined, watches: undefined })).toEqual([]);
});

it.each([
  ["instances", 60],
  ["watches", 1000],
] as const)(
  "accepts exactly as many inotify %s as two nodes need, and warns about one less",
  (what, needed) => {
    const found = (limit: number) =>
      checkInotify(workers(1), { instances: undefined, watches: undefined, [what]: limit });
    expect(found(needed)).toEqual([]);
    expect(found(needed - 1)).toMatchObject([
      { code: "INOTIFY_LIMIT_LOW", state: `is ${needed - 1}, but 2 nodes may need ${needed}` },
    ]);
  },
);

it.each([
  [1, "kindest/node:v1.36.4", true],
  [1, "kindest/node:v1.35.0", true],
  [1, "kindest/node:v1.34.3", false],
  [1, "kindest/node", false],
  [2, "kindest/node:v1.36.4", false],
] as const)("on cgroup v%d, warns about node image %s: %s", (cgroupVersion, image, warned) => {
  expect(checkCgroups(workers(1), engine({ cgroupVersion }), image)).toHaveLength(warned ? 1 : 0);
});

it("warns about a disk with less free space than the nodes need", () => {
  const found = checkDisk(workers(1), engine({ dataRoot: "/var/lib/docker" }), 500_000_000);
  expect(found[0]).toMatchObject({
    object: "disk of docker at /var/lib/docker",
    state: "has only 500 MB of free space",
  });
  expect(checkDisk(workers(1), engine({}), 50_000_000_000)).toEqual([]);
});

it("accepts exactly as much disk space as two nodes need, and warns about one byte less", () => {
  expect(checkDisk(workers(1), engine({}), 2_000_000_000)).toEqual([]);
  expect(checkDisk(workers(1), engine({}), 1_999_999_999)).toHaveLength(1);
  expect(checkDisk(workers(1), engine({}), undefined)).toEqual([]);
});
