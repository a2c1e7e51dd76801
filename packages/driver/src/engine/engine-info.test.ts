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

it("returns the error of a Docker client that exits with code 0 without an engine", () => {
  const error =
    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";
  const info = { ServerErrors: [error], ClientInfo: { Debug: false } };
  expect(readEngineInfo(JSON.stringify(info))).toBe(error);
});

it.each(["", "docker is an alias", "[]"])("rejects the output %j", (output) => {
  expect(() => readEngineInfo(output)).toThrow("COMMAND_OUTPUT_INVALID");
});
