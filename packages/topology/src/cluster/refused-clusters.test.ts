import { refusedCodes } from "../../test/fixtures/refusals";
import { clusterFindings } from "../../test/fixtures/examples/rule-example";
import { planCluster } from "./plan-cluster";

const threeNodes = [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }] as const;
const http = { name: "http", hostPort: 8080, containerPort: 80 };
const dns = { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" } as const;

/** Plans a cluster from arguments of any type, because a JavaScript program can pass any values. */
function plan(args: object) {
  return planCluster({ name: "demo", ...args });
}
const found = (args: object) => refusedCodes(() => plan(args));

describe("planCluster", () => {
  const other = { name: "other", hostPort: 8080, containerPort: 81 };

  it.each([
    ["a typo in the arguments", { portMapping: [http] }, ["ARGUMENT_UNKNOWN portMapping"]],
    [
      "a typo in a node",
      { nodes: [{ role: "control-plane", labls: {} }] },
      ["ARGUMENT_UNKNOWN nodes[0].labls"],
    ],
    [
      "a typo in a port",
      { portMappings: [{ ...http, hostport: 1 }] },
      ["ARGUMENT_UNKNOWN portMappings[0].hostport"],
    ],
    [
      "a port number as a string",
      { portMappings: [{ ...http, hostPort: "80" }] },
      ["ARGUMENT_TYPE portMappings[0].hostPort"],
    ],
    [
      "an unknown field in a node's extraPortMappings",
      {
        nodes: [{ role: "control-plane", extraPortMappings: [{ hostPort: 1, containerPort: 1, node: "x" }] }],
      },
      ["ARGUMENT_UNKNOWN nodes[0].extraPortMappings[0].node"],
    ],
    ["a typo in networking", { networking: { podSubnets: "" } }, ["ARGUMENT_UNKNOWN networking.podSubnets"]],
    [
      "a patch that is not a string",
      { nodes: [{ role: "control-plane", kubeadmConfigPatches: [{}] }] },
      ["ARGUMENT_TYPE nodes[0].kubeadmConfigPatches[0]"],
    ],
    ["a string instead of a list", { nodes: "control-plane" }, ["ARGUMENT_TYPE nodes"]],
    ["a string instead of an object", { nodes: ["control-plane"] }, ["ARGUMENT_TYPE nodes[0]"]],
    [
      "a missing containerPort",
      { portMappings: [{ name: "http", hostPort: 1 }] },
      ["ARGUMENT_TYPE portMappings[0].containerPort"],
    ],
    ["a name with an upper-case letter", { name: "Demo" }, ["CLUSTER_NAME_INVALID name"]],
    ["a name with a shell metacharacter", { name: "a;reboot" }, ["CLUSTER_NAME_INVALID name"]],
    ["a name with a non-ASCII letter", { name: "démo" }, ["CLUSTER_NAME_INVALID name"]],
    ["a name that starts with a hyphen", { name: "-demo" }, ["CLUSTER_NAME_INVALID name"]],
    ["a name that is too long for a host name", { name: "a".repeat(50) }, ["CLUSTER_NAME_INVALID name"]],
    ["a cluster with only workers", { nodes: [{ role: "worker" }] }, ["CONTROL_PLANE_MISSING nodes"]],
    ["an empty list of nodes", { nodes: [] }, ["CONTROL_PLANE_MISSING nodes"]],
    [
      "an unknown role",
      { nodes: [{ role: "control-plane" }, { role: "etcd" }] },
      ["NODE_ROLE_INVALID nodes[1].role"],
    ],
    [
      "an unknown node",
      { nodes: threeNodes, portMappings: [{ ...http, node: "worker3" }] },
      ["NODE_UNKNOWN portMappings[0].node"],
    ],
    [
      "a node that is identified by its container name",
      { portMappings: [{ ...http, node: "demo-control-plane" }] },
      ["NODE_UNKNOWN portMappings[0].node"],
    ],
    [
      "a port name in upper case",
      { portMappings: [{ ...http, name: "HTTP" }] },
      ["PORT_NAME_INVALID portMappings[0].name"],
    ],
    [
      "an empty port name",
      { portMappings: [{ ...http, name: "" }] },
      ["PORT_NAME_INVALID portMappings[0].name"],
    ],
    [
      "a port name that is too long",
      { portMappings: [{ ...http, name: "p".repeat(50) }] },
      ["PORT_NAME_INVALID portMappings[0].name"],
    ],
    [
      "hostPort 0",
      { portMappings: [{ ...http, hostPort: 0 }] },
      ["PORT_NUMBER_INVALID portMappings[0].hostPort"],
    ],
    [
      "hostPort -1",
      { portMappings: [{ ...http, hostPort: -1 }] },
      ["PORT_NUMBER_INVALID portMappings[0].hostPort"],
    ],
    [
      "hostPort 65536",
      { portMappings: [{ ...http, hostPort: 65536 }] },
      ["PORT_NUMBER_INVALID portMappings[0].hostPort"],
    ],
    [
      "a fractional port number",
      { portMappings: [{ ...http, containerPort: 80.5 }] },
      ["PORT_NUMBER_INVALID portMappings[0].containerPort"],
    ],
    [
      "a protocol in lower case",
      { portMappings: [{ ...http, protocol: "tcp" }] },
      ["PROTOCOL_INVALID portMappings[0].protocol"],
    ],
    [
      "a host name as listenAddress",
      { portMappings: [{ ...http, listenAddress: "localhost" }] },
      ["LISTEN_ADDRESS_INVALID portMappings[0].listenAddress"],
    ],
    [
      "an abbreviated IPv4 address",
      { portMappings: [{ ...http, listenAddress: "127.1" }] },
      ["LISTEN_ADDRESS_INVALID portMappings[0].listenAddress"],
    ],
    [
      "two ports with the same name",
      { portMappings: [http, { ...http, hostPort: 8081, containerPort: 81 }] },
      ["PORT_NAME_TAKEN portMappings[1].name"],
    ],
    [
      "the same host port on two nodes",
      { nodes: threeNodes, portMappings: [http, { ...other, node: "worker2" }] },
      ["HOST_PORT_TAKEN portMappings[1].hostPort"],
    ],
    [
      "the same containerPort twice on one node",
      { portMappings: [http, { ...other, hostPort: 8081, containerPort: 80 }] },
      ["CONTAINER_PORT_TAKEN portMappings[1].containerPort"],
    ],
  ])("rejects %s", (_, args, expected) => {
    expect(found(args)).toEqual(expected);
  });

  it.each([
    ["a name of the maximum length", { name: "a".repeat(49) }],
    ["a port name of the maximum length", { portMappings: [{ ...http, name: "p".repeat(49) }] }],
    ["the lowest and highest ports", { portMappings: [{ ...http, hostPort: 1, containerPort: 65535 }] }],
    ["the same host port for TCP and UDP", { portMappings: [http, { ...other, protocol: "UDP" }] }],
    [
      "the same containerPort on two nodes",
      {
        nodes: threeNodes,
        portMappings: [http, { ...other, hostPort: 8081, containerPort: 80, node: "worker2" }],
      },
    ],
    [
      "options with the value undefined",
      { nodes: undefined, portMappings: [{ ...http, node: undefined, protocol: undefined }] },
    ],
  ])("accepts %s", (_, args) => {
    expect(found(args)).toEqual([]);
  });

  it.each([
    ["127.0.0.1", "127.0.0.1", true],
    ["127.0.0.1", "0.0.0.0", true],
    ["0.0.0.0", "192.168.1.5", true],
    ["::", "127.0.0.1", true],
    ["0.0.0.0", "::", true],
    ["::1", "::", true],
    ["::ffff:127.0.0.1", "127.0.0.1", true],
    ["0:0:0:0:0:0:0:1", "::1", true],
    ["127.0.0.1", "127.0.0.2", false],
    ["127.0.0.1", "::1", false],
    // The machine allows both addresses at the same time, but kind rejects them on one node.
    ["0.0.0.0", "::1", true],
    ["::1", "0.0.0.0", true],
  ])("reports a conflict of one host port on %s and %s: %s", (one, another, taken) => {
    const portMappings = [
      { ...http, listenAddress: one },
      { ...other, listenAddress: another },
    ];
    expect(found({ portMappings })).toEqual(taken ? ["HOST_PORT_TAKEN portMappings[1].hostPort"] : []);
  });

  it.each([
    ["0.0.0.0", "::1", false],
    ["127.0.0.1", "0.0.0.0", true],
    ["::", "127.0.0.1", true],
    ["127.0.0.1", "127.0.0.2", false],
  ])("reports a conflict of one host port on %s of one node and %s of another: %s", (one, another, taken) => {
    const portMappings = [
      { ...http, listenAddress: one, node: "worker" },
      { ...other, listenAddress: another, node: "worker2" },
    ];
    expect(found({ nodes: threeNodes, portMappings })).toEqual(
      taken ? ["HOST_PORT_TAKEN portMappings[1].hostPort"] : [],
    );
  });

  it.each([
    ["the node", { node: "worker2" }, true],
    ["the node and the containerPort", { node: "worker2", containerPort: 81 }, false],
    ["the node and the address", { node: "worker2", listenAddress: "0.0.0.0" }, false],
    ["the containerPort", { node: "worker", containerPort: 81 }, false],
  ])("recommends one port mapping instead of two that differ only in %s: %j: %s", (_, changes, keepsOne) => {
    const portMappings = [
      { ...http, node: "worker" },
      { ...http, name: "other", ...changes },
    ];
    const taken = clusterFindings({ nodes: threeNodes, portMappings }).filter(
      ({ code }) => code === "HOST_PORT_TAKEN",
    );
    expect(taken.map(({ remedy }) => remedy)).toEqual([
      keepsOne
        ? "Remove this port mapping, and keep the one on node `worker`. Berth pins the Ingress controller or the pod there, and a NodePort answers on every node."
        : "Use another hostPort or listenAddress for `other`.",
    ]);
  });

  it("reports all problems at once", () => {
    expect(
      found({
        name: "Demo",
        nods: [],
        nodes: [{ role: "worker", imag: "x" }],
        portMappings: [http, { ...http, node: "worker9", colour: "red" }, { ...http, hostPort: "8080" }],
      }).sort(),
    ).toEqual([
      "ARGUMENT_TYPE portMappings[2].hostPort",
      "ARGUMENT_UNKNOWN nodes[0].imag",
      "ARGUMENT_UNKNOWN nods",
      "ARGUMENT_UNKNOWN portMappings[1].colour",
      "CLUSTER_NAME_INVALID name",
      "CONTROL_PLANE_MISSING nodes",
      "HOST_PORT_TAKEN portMappings[1].hostPort",
      "NODE_UNKNOWN portMappings[1].node",
      "PORT_NAME_TAKEN portMappings[1].name",
    ]);
  });

  it("describes each problem with the argument, the value, the rule and the remedy", () => {
    const portMappings = [http, { ...dns, hostPort: 0 }, { ...other, listenAddress: "0.0.0.0" }];
    const networking = { apiServerAddress: "0.0.0.0" };
    expect(() => planCluster({ name: "demo", networking, portMappings })).toThrow(
      [
        'cluster "demo": 2 problems, 1 warning',
        "- portMappings[1].hostPort is 0: kind would choose a free port, so Berth could not include the port number in a plan or URL. " +
          'Use `"auto"` for a port number that Berth derives, or a fixed number from 1 to 65535. [PORT_NUMBER_INVALID]',
        "- portMappings[2].hostPort is 8080: 0.0.0.0:8080/TCP overlaps with 127.0.0.1:8080/TCP of port `http` (portMappings[0]), " +
          "and two port mappings cannot share a host port, even on different nodes. " +
          "Use another hostPort or listenAddress for `other`. [HOST_PORT_TAKEN]",
        '- warning: networking.apiServerAddress is "0.0.0.0": other machines on the network can reach the API server, ' +
          "but kind clusters are not hardened for such access. " +
          "Omit `networking.apiServerAddress` to use the loopback address, unless other machines need to administer the cluster. [API_SERVER_OPEN]",
      ].join("\n"),
    );
  });

  it("rejects an Output", () => {
    const portMappings = [{ ...http, hostPort: { __pulumiOutput: true } }];
    expect(() => planCluster({ name: "demo", portMappings } as object as { name: string })).toThrow(
      "portMappings[0].hostPort is an object: it must be a number",
    );
  });
});
