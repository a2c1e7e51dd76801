import { checkNodeNetwork, nodeNetwork } from "./node-network";

const [docker, podman, nerdctl] = [{ name: "docker" }, { name: "podman" }, { name: "nerdctl" }];

it.each([
  [docker, {}, "kind"],
  [docker, { KIND_EXPERIMENTAL_DOCKER_NETWORK: "" }, "kind"],
  [docker, { KIND_EXPERIMENTAL_DOCKER_NETWORK: "shop" }, "shop"],
  [docker, { KIND_EXPERIMENTAL_PODMAN_NETWORK: "shop" }, "kind"],
  [podman, { KIND_EXPERIMENTAL_PODMAN_NETWORK: "shop" }, "shop"],
  [nerdctl, { KIND_EXPERIMENTAL_DOCKER_NETWORK: "shop" }, "kind"],
])("like kind, chooses for %j and %j the network %s", (engine, env, network) => {
  expect(nodeNetwork(engine, env)).toBe(network);
});

it.each([
  [docker, "KIND_EXPERIMENTAL_DOCKER_NETWORK", "host"],
  [docker, "KIND_EXPERIMENTAL_DOCKER_NETWORK", "bridge"],
  [docker, "KIND_EXPERIMENTAL_DOCKER_NETWORK", "container:web"],
  [podman, "KIND_EXPERIMENTAL_PODMAN_NETWORK", "podman"],
  [podman, "KIND_EXPERIMENTAL_PODMAN_NETWORK", "slirp4netns:port_handler=slirp4netns"],
])("refuses on %j %s=%s", (engine, variable, value) => {
  expect(checkNodeNetwork(engine, { [variable]: value })).toMatchObject([
    { code: "NODE_NETWORK_UNUSABLE", object: expect.stringContaining(variable) as string },
  ]);
});

it.each([
  [docker, { KIND_EXPERIMENTAL_DOCKER_NETWORK: "hosts" }],
  [docker, { KIND_EXPERIMENTAL_PODMAN_NETWORK: "host" }],
  [docker, { KIND_EXPERIMENTAL_DOCKER_NETWORK: "podman" }],
  [nerdctl, { KIND_EXPERIMENTAL_DOCKER_NETWORK: "host" }],
  [podman, {}],
])("accepts on %j the environment %j", (engine, env) => {
  expect(checkNodeNetwork(engine, env)).toEqual([]);
});
