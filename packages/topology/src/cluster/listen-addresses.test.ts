import { clusterFindings, found, port } from "../../test/fixtures/examples/rule-example";
import type { ExtraPortMappingArgs, PortMappingArgs } from "./cluster-args";
import { planCluster } from "./plan-cluster";

const loopbacks = ["127.0.0.1", "::1"];
const http = { hostPort: 80, containerPort: 80 };

/** Plans a single-node cluster with port mappings in the kind config format. */
function portsOf(...extraPortMappings: ExtraPortMappingArgs[]) {
  return planCluster({ name: "demo", nodes: [{ role: "control-plane", extraPortMappings }] }).ports;
}

/** Plans a cluster with one port, and returns the port's addresses: first the address for URLs, then the others. */
function addresses(listenAddress: readonly string[], ipFamily: "ipv4" | "ipv6" | "dual", edge = false) {
  const mapping: PortMappingArgs = { name: "http", ...http, listenAddress, publish: edge ? "edge" : "node" };
  const [planned] = planCluster({ name: "demo", networking: { ipFamily }, portMappings: [mapping] }).ports;
  return [planned?.listenAddress, planned?.additionalListenAddresses];
}

function extra(...extraPortMappings: object[]): object {
  return { networking: { ipFamily: "dual" }, nodes: [{ role: "control-plane", extraPortMappings }] };
}

function several(listenAddress: unknown, changes: object = {}): object {
  return { networking: { ipFamily: "dual" }, portMappings: [port({ listenAddress, ...changes })] };
}

describe("a port with several listen addresses", () => {
  it.each([
    [loopbacks, "dual", false, ["127.0.0.1", ["::1"]]],
    [["::1", "127.0.0.1"], "dual", false, ["::1", ["127.0.0.1"]]],
    [["::1", "127.0.0.1", "127.0.0.2"], "ipv4", false, ["127.0.0.1", ["::1", "127.0.0.2"]]],
    [loopbacks, "ipv6", false, ["::1", ["127.0.0.1"]]],
    [["::1", "127.0.0.1"], "ipv4", true, ["::1", ["127.0.0.1"]]],
    [["::1", "fd00::5"], "ipv4", false, ["::1", ["fd00::5"]]],
    [["0:0:0:0:0:0:0:1"], "dual", false, ["::1", undefined]],
  ] as const)(
    "uses for URLs, from %j in the IP family %s (edge: %s), the addresses %j",
    (given, family, edge, to) => {
      expect(addresses(given, family, edge)).toEqual(to);
    },
  );

  it.each([
    [loopbacks, []],
    [["127.0.0.1", "::ffff:127.0.0.1"], ["HOST_PORT_TAKEN portMappings[0].listenAddress[1]"]],
    [["127.0.0.1", "localhost"], ["LISTEN_ADDRESS_INVALID portMappings[0].listenAddress[1]"]],
    [[], ["LISTEN_ADDRESS_INVALID portMappings[0].listenAddress"]],
    [["127.0.0.1", 6], ["ARGUMENT_TYPE portMappings[0].listenAddress[1]"]],
    [6, ["ARGUMENT_TYPE portMappings[0].listenAddress"]],
  ])("is checked: %j has the findings %j", (listenAddress, expected) => {
    expect(found(several(listenAddress))).toEqual(expected);
  });

  it.each([
    ["::1", "::"],
    ["::", "0.0.0.0"],
    ["0.0.0.0", "127.0.0.1"],
    // The machine allows both addresses at the same time, but kind rejects them on one node.
    ["0.0.0.0", "::1"],
  ])("cannot have the addresses %s and %s", (...listenAddress) => {
    const errors = found(several(listenAddress)).filter((finding) => !finding.startsWith("HOST_PORT_OPEN"));
    expect(errors).toEqual(["HOST_PORT_TAKEN portMappings[0].listenAddress[1]"]);
  });

  it("can bind 0.0.0.0 and an IPv6 address on an edge container, which kind does not check", () => {
    expect(found(several(["0.0.0.0", "::1"], { publish: "edge" }))).toEqual([
      "HOST_PORT_OPEN portMappings[0].listenAddress[0]",
    ]);
    expect(found(several(["0.0.0.0", "127.0.0.1"], { publish: "edge" }))).toContain(
      "HOST_PORT_TAKEN portMappings[0].listenAddress[1]",
    );
  });

  it("conflicts with another node's port on any of its addresses, and is reported once", () => {
    const nodes = [{ role: "control-plane" }, { role: "worker" }];
    const networking = { ipFamily: "dual" };
    const other = (listenAddress: readonly string[]) =>
      port({ name: "other", node: "control-plane", containerPort: 81, listenAddress });
    const mapping = port({ listenAddress: loopbacks });
    const conflict = ["HOST_PORT_TAKEN portMappings[1].hostPort"];
    expect(found({ nodes, networking, portMappings: [mapping, other(["::1"])] })).toEqual(conflict);
    expect(found({ nodes, networking, portMappings: [mapping, other(["127.0.0.2", "127.0.0.1"])] })).toEqual(
      conflict,
    );
    expect(found({ nodes, networking, portMappings: [mapping, other(loopbacks)] })).toEqual(conflict);
    expect(found({ nodes, networking, portMappings: [mapping, other(["127.0.0.2"])] })).toEqual([]);
  });

  it.each([
    ["the API server", { networking: { ipFamily: "dual", apiServerPort: 8080, apiServerAddress: "::1" } }],
    ["the local registry", { networking: { ipFamily: "dual" }, registry: { hostPort: 8080 } }],
  ])("conflicts with %s on any of its addresses", (_, cluster) => {
    const onBoth = (listenAddress: readonly string[]) =>
      found({ ...cluster, portMappings: [port({ listenAddress })] });
    expect(onBoth(["127.0.0.2", "127.0.0.1", "::1"])).toEqual([expect.stringMatching(/_PORT_TAKEN /)]);
    expect(onBoth(["127.0.0.2", "127.0.0.3"])).toEqual([]);
  });

  it("gets a warning about each address that does not work in the cluster's IP family", () => {
    const mapping = port({ listenAddress: [...loopbacks, "fd00::5"] });
    expect(clusterFindings({ portMappings: [mapping] })).toMatchObject([
      {
        code: "LISTEN_ADDRESS_FAMILY",
        path: "portMappings[0].listenAddress[1]",
        value: "::1",
        rule: "the cluster's IP family is ipv4, so a client of this address may connect but get no response",
        remedy: "Remove this address, or set `networking.ipFamily` to `dual`.",
      },
      { code: "LISTEN_ADDRESS_FAMILY", path: "portMappings[0].listenAddress[2]" },
    ]);
    const onlyIPv6 = found({ networking: { ipFamily: "ipv6" }, portMappings: [mapping] });
    expect(onlyIPv6).toEqual(["LISTEN_ADDRESS_FAMILY portMappings[0].listenAddress[0]"]);
    expect(found({ portMappings: [port({ listenAddress: loopbacks, publish: "edge" })] })).toEqual([]);
  });

  it("gets one warning for many ports, which counts each port once", () => {
    const portMappings = Array.from({ length: 4 }, (_, index) =>
      port({
        name: `p${index}`,
        hostPort: 8080 + index,
        containerPort: 80 + index,
        listenAddress: loopbacks,
      }),
    );
    expect(clusterFindings({ portMappings: portMappings.slice(1) })).toHaveLength(3);
    expect(clusterFindings({ portMappings })).toMatchObject([
      {
        path: "portMappings[0].listenAddress[1]",
        value: "::1",
        rule:
          "the cluster's IP family is ipv4, so clients of 4 ports (`p0`, `p1`, `p2` and 1 more, host ports 8080 to 8083) " +
          "may connect but get no response",
        remedy: "Remove these addresses, or set `networking.ipFamily` to `dual`.",
      },
    ]);
  });

  it("can be a port of a range, whose findings are reported once", () => {
    const range = { name: "game", hostPort: "9000-9001", containerPort: "9000-9001" } as const;
    const networking = { ipFamily: "dual" } as const;
    const { ports } = planCluster({
      name: "demo",
      networking,
      portMappings: [{ ...range, listenAddress: loopbacks }],
    });
    expect(ports).toMatchObject([
      { name: "game-9000", listenAddress: "127.0.0.1", additionalListenAddresses: ["::1"] },
      { name: "game-9001", listenAddress: "127.0.0.1", additionalListenAddresses: ["::1"] },
    ]);
    const onNames = [port({ ...range, listenAddress: ["127.0.0.1", "localhost"] })];
    expect(found({ networking, portMappings: onNames })).toEqual([
      "LISTEN_ADDRESS_INVALID portMappings[0].listenAddress[1]",
    ]);
  });
});

describe("port mappings of a node that differ only in listenAddress", () => {
  it("become one port with a default name", () => {
    expect(
      portsOf(
        { ...http, listenAddress: "127.0.0.1" },
        { containerPort: 443, hostPort: 443, listenAddress: "127.0.0.1" },
        { ...http, listenAddress: "::1", protocol: "TCP" },
      ),
    ).toEqual([
      expect.objectContaining({ name: "tcp-443", listenAddress: "127.0.0.1" }),
      {
        name: "tcp-80",
        node: "control-plane",
        ...http,
        listenAddress: "127.0.0.1",
        additionalListenAddresses: ["::1"],
        protocol: "TCP",
      },
    ]);
  });

  it.each([
    ["http", "http"],
    ["http", undefined],
    [undefined, "http"],
  ])("become one port if the names are %s and %s", (one, another) => {
    const ports = portsOf(
      { name: one, ...http, listenAddress: "::1" },
      { name: another, ...http, listenAddress: "127.0.0.1" },
      { ...http, listenAddress: "127.0.0.2" },
    );
    expect(ports).toMatchObject([
      { name: "http", listenAddress: "127.0.0.1", additionalListenAddresses: ["::1", "127.0.0.2"] },
    ]);
  });

  it('become one port with one derived number if their host port is "auto"', () => {
    const mapping = { hostPort: "auto", containerPort: 80 } as const;
    const [one, ...others] = portsOf(
      { ...mapping, listenAddress: "127.0.0.1" },
      { ...mapping, listenAddress: "::1" },
      { name: "zero", ...mapping, containerPort: 81, listenAddress: "127.0.0.1" },
    );
    expect(one).toMatchObject({ name: "tcp-80", additionalListenAddresses: ["::1"] });
    expect(one?.hostPort).toBeGreaterThan(0);
    expect(others).toMatchObject([{ name: "zero" }]);
  });

  it("stay separate, and conflict, if their names differ; the remedy lists the addresses", () => {
    const [one, another] = loopbacks.map((listenAddress) => ({ ...http, hostPort: 8080, listenAddress }));
    const mappings = [
      { name: "a", ...one },
      { name: "b", ...another },
    ];
    const conflict = {
      code: "CONTAINER_PORT_TAKEN",
      remedy:
        'To publish one port on several addresses, use one port mapping with `listenAddress: ["127.0.0.1", "::1"]`.',
    };
    const path = "nodes[0].extraPortMappings[1].containerPort";
    expect(clusterFindings(extra(...mappings))).toMatchObject([{ ...conflict, path }]);
    const networking = { ipFamily: "dual" };
    expect(clusterFindings({ networking, portMappings: mappings })).toMatchObject([
      { ...conflict, path: "portMappings[1].containerPort" },
    ]);
  });

  it("have one conflict if the addresses are the same", () => {
    const mapping = { ...http, hostPort: 8080, listenAddress: "127.0.0.1" };
    expect(clusterFindings(extra(mapping, mapping))).toMatchObject([
      {
        code: "HOST_PORT_TAKEN",
        path: "nodes[0].extraPortMappings[1].listenAddress",
        value: "127.0.0.1",
        rule: "port `tcp-8080` (nodes[0].extraPortMappings[0].listenAddress) already listens on 127.0.0.1:8080/TCP",
      },
    ]);
  });

  it("have warnings at the port mapping with the address", () => {
    const [one, another] = loopbacks.map((listenAddress) => ({ ...http, hostPort: 8080, listenAddress }));
    expect(found({ nodes: [{ role: "control-plane", extraPortMappings: [another, one] }] })).toEqual([
      "LISTEN_ADDRESS_FAMILY nodes[0].extraPortMappings[0].listenAddress",
    ]);
  });

  it.each([{ containerPort: 81 }, { protocol: "UDP" }] as const)(
    "stay separate if they also differ in %j",
    (changes) => {
      const mapping = { ...http, listenAddress: "127.0.0.1" };
      const ports = portsOf(
        { name: "one", ...mapping },
        { name: "two", ...mapping, listenAddress: "::1", ...changes },
      );
      expect(ports).toMatchObject([
        { name: "one", listenAddress: "127.0.0.1" },
        { name: "two", listenAddress: "::1" },
      ]);
    },
  );

  it("cannot have different host ports", () => {
    const mapping = { ...http, hostPort: 8080, listenAddress: "127.0.0.1" };
    expect(
      clusterFindings(extra(mapping, { ...mapping, hostPort: 8081, listenAddress: "::1" })),
    ).toMatchObject([
      {
        code: "CONTAINER_PORT_TAKEN",
        remedy: expect.stringMatching(/^Use one port mapping for both apps/) as string,
      },
    ]);
  });
});
