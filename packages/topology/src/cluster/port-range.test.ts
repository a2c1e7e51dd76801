import fc from "fast-check";
import { clusterFindings, found } from "../../test/fixtures/examples/rule-example";
import { planCluster } from "./plan-cluster";
import { longestRange } from "./port-range";

const game = { name: "game", hostPort: "30000-30099", containerPort: "30000-30099" } as const;
const worker = [{ role: "control-plane" }, { role: "worker" }];

/** Returns the message parts of each finding for a cluster with one entry. */
function messages(changes: object): string[] {
  return clusterFindings({ portMappings: [{ ...game, ...changes }] }).map(
    ({ code, path, value, rule }) => `${code} ${path ?? ""} ${JSON.stringify(value)}: ${rule ?? ""}`,
  );
}

describe("a range of ports", () => {
  it("results in one port for each number, with the hostPort in its name", () => {
    const { ports, nodes } = planCluster({
      name: "demo",
      portMappings: [{ ...game, hostPort: "30000-30002", containerPort: "31000-31002", protocol: "UDP" }],
    });
    expect(ports).toEqual(
      [0, 1, 2].map((index) => ({
        name: `game-${30000 + index}`,
        node: "control-plane",
        listenAddress: "127.0.0.1",
        hostPort: 30000 + index,
        containerPort: 31000 + index,
        protocol: "UDP",
      })),
    );
    expect(nodes[0]?.labels).toEqual({
      "port.berth.dev/game-30000": "31000",
      "port.berth.dev/game-30001": "31001",
      "port.berth.dev/game-30002": "31002",
    });
  });

  it("results in the same plan as one entry for each port", () => {
    const anyRange = fc.record({
      first: fc.integer({ min: 1, max: 65000 }),
      offset: fc.integer({ min: -100, max: 500 }),
      length: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(anyRange, ({ first, offset, length }) => {
        const to = Math.max(1, first + offset);
        const range = (start: number) => `${start}-${start + length - 1}` as const;
        const entry = { name: "p", hostPort: range(first), containerPort: range(to) };
        const each = Array.from({ length }, (_, index) => ({
          name: `p-${first + index}`,
          hostPort: first + index,
          containerPort: to + index,
        }));
        expect(planCluster({ name: "demo", portMappings: [entry] })).toEqual(
          planCluster({ name: "demo", portMappings: each }),
        );
      }),
    );
  });

  it.each([
    [{ containerPort: "30000-30098" }, ["PORT_RANGE_INVALID portMappings[0].containerPort"]],
    [{ containerPort: 30000 }, ["PORT_RANGE_INVALID portMappings[0].containerPort"]],
    [{ hostPort: 30000 }, ["PORT_RANGE_INVALID portMappings[0].hostPort"]],
    [{ hostPort: 30000, containerPort: "80-80" }, ["PORT_RANGE_INVALID portMappings[0].hostPort"]],
    [{ hostPort: "30099-30000" }, ["PORT_RANGE_INVALID portMappings[0].hostPort"]],
    [{ hostPort: "0-99" }, ["PORT_RANGE_INVALID portMappings[0].hostPort"]],
    [{ hostPort: "65500-65599" }, ["PORT_RANGE_INVALID portMappings[0].hostPort"]],
    [{ hostPort: "30000 - 30099" }, ["ARGUMENT_TYPE portMappings[0].hostPort"]],
    [{ hostPort: "30000" }, ["ARGUMENT_TYPE portMappings[0].hostPort"]],
    [{ publish: "edge" }, ["PORT_RANGE_INVALID portMappings[0].publish"]],
    [
      { hostPort: "1-65535", containerPort: "1-65535" },
      ["PORT_RANGE_INVALID portMappings[0].hostPort", "PORT_RANGE_INVALID portMappings[0].containerPort"],
    ],
    [
      { hostPort: "9-1", name: "Game", node: "worker9" },
      [
        "PORT_RANGE_INVALID portMappings[0].hostPort",
        "PORT_NAME_INVALID portMappings[0].name",
        "NODE_UNKNOWN portMappings[0].node",
      ],
    ],
    [{ hostPort: "30000-30000", containerPort: "80-80" }, []],
  ])("is checked: %j", (changes, expected) => {
    expect(found({ portMappings: [{ ...game, ...changes }] })).toEqual(expected);
  });

  it("has a maximum length", () => {
    const of = (length: number) => {
      const range = `20001-${20000 + length}`;
      return found({ portMappings: [{ ...game, hostPort: range, containerPort: range }] });
    };
    expect(of(longestRange)).toEqual([]);
    expect(new Set(of(longestRange + 1).map((finding) => finding.split(" ")[0]))).toEqual(
      new Set(["PORT_RANGE_INVALID"]),
    );
  });

  it("limits the names of its ports, which are longer than the entry's name", () => {
    expect(messages({ name: "p".repeat(43) })).toEqual([]);
    expect(messages({ name: "p".repeat(44) })).toEqual([
      expect.stringMatching(
        /^PORT_NAME_INVALID portMappings\[0\]\.name "p{44}": the name `p{44}-30000` of a port of the range is .* at most 49 characters; the same applies to 99 more ports of the range$/,
      ),
    ]);
  });
});

describe("findings about a range", () => {
  it("name the entry once, with its own value", () => {
    expect(messages({ listenAddress: "0.0.0.0" })).toEqual([
      'HOST_PORT_OPEN portMappings[0].listenAddress "0.0.0.0": other machines on the network can reach 100 ports ' +
        "(`game-30000`, `game-30001`, `game-30002` and 97 more, host ports 30000 to 30099)",
    ]);
    expect(messages({ hostPort: "1000-1099" })).toEqual([
      'HOST_PORT_PRIVILEGED portMappings[0].hostPort "1000-1099": by default, a rootless container engine cannot bind host ports below 1024, ' +
        "as for 24 ports (`game-1000`, `game-1001`, `game-1002` and 21 more, host ports 1000 to 1023)",
    ]);
    expect(messages({ node: "worker9" })).toEqual([
      'NODE_UNKNOWN portMappings[0].node "worker9": the cluster has no node with this name; its nodes are `control-plane`',
    ]);
  });

  it("show the number if they are about a single port of the range", () => {
    expect(messages({ containerPort: "10200-10299" })).toEqual([
      'CONTAINER_PORT_OF_KUBERNETES portMappings[0].containerPort "10200-10299": the kubelet listens on this port on node `control-plane`, ' +
        "so no app can use port `game-30050`; the same applies to 1 more port of the range",
    ]);
    expect(messages({ containerPort: "10155-10254" })).toEqual([
      "CONTAINER_PORT_OF_KUBERNETES portMappings[0].containerPort 10250: the kubelet listens on this port on node `control-plane`, " +
        "so no app can use port `game-30095`",
    ]);
  });

  it("report overlapping ranges once for each rule, and leave findings about other entries as they are", () => {
    const portMappings = [
      game,
      { ...game, hostPort: "30050-30149", containerPort: "30050-30149" },
      { name: "a", hostPort: 80, containerPort: 1, listenAddress: "0.0.0.0" },
      { name: "b", hostPort: 81, containerPort: 2, listenAddress: "0.0.0.0" },
    ];
    expect(found({ portMappings })).toEqual([
      "PORT_NAME_TAKEN portMappings[1].name",
      "HOST_PORT_TAKEN portMappings[1].hostPort",
      "CONTAINER_PORT_TAKEN portMappings[1].containerPort",
      "HOST_PORT_OPEN portMappings[2].listenAddress",
      "HOST_PORT_OPEN portMappings[3].listenAddress",
      "HOST_PORT_PRIVILEGED portMappings[2].hostPort",
      "HOST_PORT_PRIVILEGED portMappings[3].hostPort",
    ]);
  });

  it("warn once about a range of NodePorts that is open to the network", () => {
    const portMappings = [{ ...game, name: "node-ports", listenAddress: "0.0.0.0", node: "control-plane" }];
    expect(found({ nodes: worker, portMappings })).toEqual(["HOST_PORT_OPEN portMappings[0].listenAddress"]);
  });
});
