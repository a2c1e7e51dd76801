import type { PortRecord } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { heldByContainer, holdsHostPort, isLocal } from "./check-host-ports";

const http: PortRecord = {
  name: "http",
  node: "worker",
  listenAddress: "127.0.0.1",
  hostPort: 8080,
  containerPort: 80,
  protocol: "TCP",
};

function container(published: Partial<Container["published"][number]>, labels = {}): Container {
  return {
    id: "0a1b",
    name: "other-worker",
    running: true,
    labels,
    networks: [],
    addresses: [],
    mounts: [],
    published: [{ ...http, ...published }],
  };
}

it("names the container that publishes the port, and its kind cluster", () => {
  const holder = container({ listenAddress: "0.0.0.0" }, { "io.x-k8s.kind.cluster": "other" });
  expect(heldByContainer(http, [holder])).toMatchObject({
    code: "HOST_PORT_IN_USE",
    object: 'host port 127.0.0.1:8080/TCP of port "http"',
    state: "is in use",
    reason: 'container "other-worker" of the kind cluster "other" publishes it',
  });
  expect(heldByContainer(http, [container({})])?.reason).toBe('container "other-worker" publishes it');
});

it.each([{ hostPort: 8081 }, { protocol: "UDP" }, { listenAddress: "127.0.0.2" }] as const)(
  "ignores a container that publishes a different port: %j",
  (published) => {
    expect(heldByContainer(http, [container(published)])).toBeUndefined();
  },
);

it("finds a container that publishes the port on one of the port's addresses", () => {
  const several = { ...http, additionalListenAddresses: ["::1"] };
  expect(holdsHostPort(container({ listenAddress: "::1" }), several)).toBe(true);
  expect(holdsHostPort(container({}), several)).toBe(true);
  expect(holdsHostPort(container({ listenAddress: "127.0.0.2" }), several)).toBe(false);
});

it.each([
  [{}, true],
  [{ DOCKER_HOST: "unix:///run/docker.sock" }, true],
  [{ DOCKER_HOST: "tcp://10.0.0.5:2375" }, false],
  [{ CONTAINER_HOST: "ssh://core@build/run/podman.sock" }, false],
])("detects whether the environment %j points to this machine: %s", (env, local) => {
  expect(isLocal(env)).toBe(local);
});

it("names the cluster whose edge container publishes the port", () => {
  const holder = { ...container({}, { "dev.berth.cluster": "other" }), name: "other_edge_http" };
  expect(heldByContainer(http, [holder])?.reason).toBe(
    'container "other_edge_http" of the kind cluster "other" publishes it',
  );
});
