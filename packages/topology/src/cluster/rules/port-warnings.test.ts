import { clusterFindings, found, port } from "../../../test/fixtures/examples/rule-example";

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

describe("many ports with the same problem", () => {
  const range = (count: number, changes: object, first = 30000) =>
    Array.from({ length: count }, (_, index) =>
      port({ name: `p${index}`, hostPort: first + index, containerPort: first + index, ...changes }),
    );

  it.each([
    [2768, 30000, { listenAddress: "0.0.0.0" }, "HOST_PORT_OPEN portMappings[0].listenAddress"],
    [2768, 30000, { listenAddress: "::1" }, "LISTEN_ADDRESS_FAMILY portMappings[0].listenAddress"],
    [900, 1, {}, "HOST_PORT_PRIVILEGED portMappings[0].hostPort"],
  ])("have one warning, for %d ports from %d with %j", (count, first, changes, expected) => {
    expect(found({ portMappings: range(count, changes, first) })).toEqual([expected]);
  });

  it.each([
    [{ containerPort: 10250 }, "CONTAINER_PORT_OF_KUBERNETES portMappings[0].containerPort"],
    [{ hostPort: 5000 }, "HOST_PORT_RESERVED_BY_MACOS portMappings[0].hostPort"],
  ])("have one warning, for four nodes with %j", (changes, expected) => {
    const portMappings = range(4, changes).map((one, index) => ({
      ...one,
      node: index === 0 ? "worker" : `worker${index + 1}`,
      listenAddress: `127.0.0.${index + 1}`,
    }));
    const nodes = [{ role: "control-plane" }, ...Array<object>(4).fill({ role: "worker" })];
    expect(found({ nodes, portMappings })).toEqual([expected]);
  });

  it("are all named in the warning", () => {
    const [warning] = clusterFindings({ portMappings: range(2768, { listenAddress: "0.0.0.0" }) });
    expect(warning).toMatchObject({
      value: "0.0.0.0",
      rule: "other machines on the network can reach 2768 ports (`p0`, `p1`, `p2` and 2765 more, host ports 30000 to 32767)",
    });
  });
});

describe("a port mapping with an error", () => {
  const listenAddress = "0.0.0.0";

  it("has no warnings, and other port mappings keep theirs", () => {
    expect(
      found({
        portMappings: [
          port({ hostPort: 80, listenAddress }),
          port({ name: "other", hostPort: 80, containerPort: 81, listenAddress, node: "control-plane" }),
          port({ name: "same", hostPort: 81, containerPort: 80, listenAddress }),
        ],
      }),
    ).toEqual([
      "HOST_PORT_TAKEN portMappings[1].hostPort",
      "CONTAINER_PORT_TAKEN portMappings[2].containerPort",
      "HOST_PORT_OPEN portMappings[0].listenAddress",
      "HOST_PORT_PRIVILEGED portMappings[0].hostPort",
    ]);
  });

  it("is not counted in a warning about many ports", () => {
    const portMappings = Array.from({ length: 5 }, (_, index) =>
      port({
        name: index === 0 ? "P" : `p${index}`,
        hostPort: 8000 + index,
        containerPort: 80 + index,
        listenAddress,
      }),
    );
    expect(clusterFindings({ portMappings })).toMatchObject([
      { code: "PORT_NAME_INVALID", path: "portMappings[0].name" },
      {
        code: "HOST_PORT_OPEN",
        path: "portMappings[1].listenAddress",
        rule: expect.stringContaining(
          " 4 ports (`p1`, `p2`, `p3` and 1 more, host ports 8001 to 8004)",
        ) as string,
      },
    ]);
  });
});

describe("the remedy", () => {
  const remedies = (args: object) => clusterFindings(args).map(({ remedy }) => remedy);

  it("recommends a host port that no other part of the cluster uses", () => {
    const portMappings = [port({ hostPort: 80 }), port({ name: "admin", hostPort: 8080, containerPort: 81 })];
    expect(remedies({ networking: { apiServerPort: 8081 }, portMappings })).toEqual([
      "If the engine may be rootless, use a hostPort of at least 1024, such as 8082.",
    ]);
  });

  it.each([
    ["ipv4", "0.0.0.0", "127.0.0.1"],
    ["ipv6", "::", "::1"],
    ["dual", "::", "127.0.0.1"],
  ])("recommends a loopback address of the IP family %s", (ipFamily, listenAddress, loopback) => {
    expect(remedies({ networking: { ipFamily }, portMappings: [port({ listenAddress })] })).toEqual([
      `Set \`listenAddress\` to ${loopback}, unless other machines need to reach the port.`,
    ]);
  });

  it("recommends the API server's own setting instead of the port mapping", () => {
    expect(remedies({ portMappings: [port({ containerPort: 6443 })] })).toEqual([
      "Remove this port mapping, because kind itself publishes the API server. To publish it on this host port, set `networking.apiServerPort` to 8080.",
    ]);
  });
});
