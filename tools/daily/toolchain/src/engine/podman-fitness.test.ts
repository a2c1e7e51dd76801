import { podmanHindrances, type HostLimits, type PodmanInfo } from "./podman-fitness";

const info = (host: Partial<PodmanInfo["host"]> = {}): PodmanInfo => ({
  host: { cgroupVersion: "v2", networkBackend: "netavark", ociRuntime: { name: "crun" }, ...host },
  version: { Version: "5.4.0" },
});
const limits = (hard: string) =>
  `Limit  Soft Limit  Hard Limit  Units\nMax open files            1024                 ${hard}              files\n`;
const host = (settings: Partial<HostLimits>): HostLimits => ({
  limits: limits("1048576"),
  status: ALL,
  modules: true,
  ...settings,
});
const ALL = "CapEff:\t000001ffffffffff\n";
const WITHOUT_SYS_RESOURCE = "CapEff:\t000001fffeffffff\n";

describe("podmanHindrances", () => {
  it.each([
    ["on cgroup v2, as root", info(), host({ limits: limits("1024") })],
    [
      "with runc on cgroup v1",
      info({ cgroupVersion: "v1", ociRuntime: { name: "runc" } }),
      host({ limits: limits("1024") }),
    ],
    ["with sufficient limits", info(), host({ status: WITHOUT_SYS_RESOURCE })],
    ["without limits", info(), host({ limits: limits("unlimited"), status: WITHOUT_SYS_RESOURCE })],
    ["in a virtual machine, on macOS", info(), host({ limits: "", status: "" })],
  ])("finds no obstacles %s", (_, podman, its) => {
    expect(podmanHindrances(podman, its)).toEqual([]);
  });

  it("reports all obstacles at once", () => {
    const podman = info({ cgroupVersion: "v1", networkBackend: "cni" });
    const its = host({ limits: limits("20000"), status: WITHOUT_SYS_RESOURCE, modules: false });
    expect(podmanHindrances(podman, its)).toEqual([
      "its runtime crun does not support the combination of cgroup v1 and v2",
      "its network backend cni does not resolve container names",
      "kind mounts /lib/modules, which does not exist, and Podman does not create missing folders",
      "it requires 1048576 open files, but the limit is 20000",
    ]);
  });
});
