import { readEngineInfo } from "./engine-info";

it.each([
  ["Docker on cgroup v1", { ServerVersion: "20.10.24", CgroupVersion: "1" }, "docker", 1],
  ["Docker on cgroup v2", { ServerVersion: "27.5.1", CgroupVersion: "2" }, "docker", 2],
  ["Docker without a cgroup version", { ServerVersion: "19.03" }, "docker", 2],
  ["Podman on cgroup v1", { host: { cgroupVersion: "v1" } }, "podman", 1],
  ["Podman on cgroup v2", { host: { cgroupVersion: "v2" } }, "podman", 2],
])("reads the info of %s", (_, info, family, cgroupVersion) => {
  expect(readEngineInfo(JSON.stringify(info))).toEqual({ family, cgroupVersion });
});
