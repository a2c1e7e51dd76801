import { candidates } from "./find-engines";

it.each([
  [{}, ["docker", "podman", "nerdctl"]],
  [{ KIND_EXPERIMENTAL_PROVIDER: "" }, ["docker", "podman", "nerdctl"]],
  [{ KIND_EXPERIMENTAL_PROVIDER: "podman" }, ["podman"]],
  [{ KIND_EXPERIMENTAL_PROVIDER: "podman", DOCKER_HOST: "unix:///run/docker.sock" }, ["podman"]],
  [{ DOCKER_HOST: "unix:///run/docker.sock" }, ["docker"]],
  [{ CONTAINER_HOST: "unix:///run/podman.sock" }, ["podman"]],
])("with the environment %j, looks for the engines %j", (env, engines) => {
  expect(candidates(env)).toEqual(engines);
});

it("rejects an engine that kind does not support", () => {
  expect(() => candidates({ KIND_EXPERIMENTAL_PROVIDER: "lxd" })).toThrow("ENGINE_UNKNOWN");
});
