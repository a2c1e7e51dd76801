import { found, port } from "../../../test/fixtures/examples/rule-example";

const twoNodes = [{ role: "control-plane" }, { role: "worker" }];

it.each([
  [{ listenAddress: "0.0.0.0" }, ["HOST_PORT_OPEN portMappings[0].listenAddress"]],
  [{ listenAddress: "::ffff:0.0.0.0" }, ["HOST_PORT_OPEN portMappings[0].listenAddress"]],
  [{ listenAddress: "127.0.0.53" }, []],
  [{ hostPort: 1 }, ["HOST_PORT_PRIVILEGED portMappings[0].hostPort"]],
  [{ hostPort: 1024 }, []],
  [{ hostPort: 7000 }, ["HOST_PORT_RESERVED_BY_MACOS portMappings[0].hostPort"]],
  [{ hostPort: 7001 }, []],
  [{ containerPort: 10250 }, ["CONTAINER_PORT_OF_KUBERNETES portMappings[0].containerPort"]],
  [{ containerPort: 10250, protocol: "UDP" }, []],
  [{ listenAddress: "::1" }, ["LISTEN_ADDRESS_FAMILY portMappings[0].listenAddress"]],
  [{ listenAddress: "::1", publish: "edge" }, []],
])("checks the port mapping %j", (changes, expected) => {
  expect(found({ portMappings: [port(changes)] })).toEqual(expected);
});

it.each([2379, 2380, 6443])("warns about port %d on control planes, but not on workers", (containerPort) => {
  const on = (node: string) => found({ nodes: twoNodes, portMappings: [port({ containerPort, node })] });
  expect(on("control-plane")).toEqual(["CONTAINER_PORT_OF_KUBERNETES portMappings[0].containerPort"]);
  expect(on("worker")).toEqual([]);
});

it("warns about an open port in extraPortMappings if listenAddress is omitted, as in kind", () => {
  const node = (mapping: object) => ({ nodes: [{ role: "control-plane", extraPortMappings: [mapping] }] });
  const mapping = { hostPort: 8080, containerPort: 80 };
  expect(found(node(mapping))).toEqual(["HOST_PORT_OPEN nodes[0].extraPortMappings[0].listenAddress"]);
  expect(found(node({ ...mapping, listenAddress: "127.0.0.1" }))).toEqual([]);
});

it.each([
  ["ipv6", "127.0.0.1", true],
  ["ipv6", "::1", false],
  ["dual", "127.0.0.1", false],
  ["ipv4", "127.0.0.1", false],
])("checks the listen address in a cluster with the IP family %s: %s", (ipFamily, listenAddress, warned) => {
  expect(found({ networking: { ipFamily }, portMappings: [port({ listenAddress })] })).toEqual(
    warned ? ["LISTEN_ADDRESS_FAMILY portMappings[0].listenAddress"] : [],
  );
});
