import { podmanHindrances, type PodmanInfo } from "./podman-fitness";

const info = (host: Partial<PodmanInfo["host"]> = {}): PodmanInfo => ({
  host: { cgroupVersion: "v2", networkBackend: "netavark", ociRuntime: { name: "crun" }, ...host },
  version: { Version: "5.4.0" },
});
const limits = (hard: string) =>
  `Limit  Soft Limit  Hard Limit  Units\nMax open files            1024                 ${hard}              files\n`;
const ALL = "CapEff:\t000001ffffffffff\n";
const WITHOUT_SYS_RESOURCE = "CapEff:\t000001fffeffffff\n";

describe("podmanHindrances", () => {
  it.each([
    ["on cgroup v2, as root", info(), { limits: limits("1024"), status: ALL }],
    [
      "with runc on cgroup v1",
      info({ cgroupVersion: "v1", ociRuntime: { name: "runc" } }),
      { limits: limits("1024"), status: ALL },
    ],
    ["with limits wide enough", info(), { limits: limits("1048576"), status: WITHOUT_SYS_RESOURCE }],
    ["without limits", info(), { limits: limits("unlimited"), status: WITHOUT_SYS_RESOURCE }],
    ["in a virtual machine, on macOS", info(), { limits: "", status: "" }],
  ])("finds none %s", (_, podman, host) => {
    expect(podmanHindrances(podman, host)).toEqual([]);
  });

  it("finds all at once", () => {
    const podman = info({ cgroupVersion: "v1", networkBackend: "cni" });
    expect(podmanHindrances(podman, { limits: limits("20000"), status: WITHOUT_SYS_RESOURCE })).toEqual([
      "its runtime crun refuses cgroup v1 beside v2",
      "its network backend cni gives containers no names",
      "it asks for 1048576 open files, and 20000 is the limit here",
    ]);
  });
});
