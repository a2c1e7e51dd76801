import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { plan, record } from "../../test/fixtures/demo-app";
import { refusedCodes as codes } from "../../test/fixtures/refusals";

describe("the validation of app arguments", () => {
  it.each([
    ["an unknown port", { port: "htp" }, ["PORT_UNKNOWN port"]],
    ["a missing port", { port: undefined }, ["ARGUMENT_TYPE port"]],
    ["a misspelled argument", { exposureName: "ingress" }, ["ARGUMENT_UNKNOWN exposureName"]],
    ["a name that is not a valid Service name", { name: "9lives" }, ["APP_NAME_INVALID name"]],
    ["a time limit without a unit", { verify: { timeout: "30" } }, ["TIMEOUT_INVALID verify.timeout"]],
    [
      "a time limit below a second",
      { verify: { permanentTimeout: "0s" } },
      ["TIMEOUT_INVALID verify.permanentTimeout"],
    ],
    ["an unknown time limit", { verify: { limit: "5m" } }, ["ARGUMENT_UNKNOWN verify.limit"]],
    ["a time limit without its name", { verify: "5m" }, ["ARGUMENT_TYPE verify"]],
    ["a name with shell syntax", { name: "$(reboot)" }, ["APP_NAME_INVALID name"]],
    ["a namespace in upper case", { namespace: "Shop" }, ["NAMESPACE_INVALID namespace"]],
    ["containerPort 0", { containerPort: 0 }, ["PORT_NUMBER_INVALID containerPort"]],
    ["an unknown exposure", { exposure: "magic" }, ["EXPOSURE_INVALID exposure"]],
    ["gateway on UDP", { port: "dns", exposure: "gateway" }, ["EXPOSURE_NEEDS_TCP exposure"]],
    ["a wildcard host with Gateway API", { exposure: "gateway", host: "*.localhost" }, ["HOST_INVALID host"]],
    ["ingress on UDP", { port: "dns", exposure: "ingress" }, ["EXPOSURE_NEEDS_TCP exposure"]],
    ["a certificate on a port without TLS", { tls: "self-signed" }, ["TLS_NEEDS_HTTPS_PORT tls"]],
    [
      "a certificate on a port without TLS with Gateway API",
      { exposure: "gateway", tls: "self-signed" },
      ["TLS_NEEDS_HTTPS_PORT tls"],
    ],
    ["an unknown certificate type", { port: "https", tls: "acme" }, ["TLS_INVALID tls"]],
    ["a certificate's key in plain text", { port: "https", tls: { key: "" } }, ["ARGUMENT_TYPE tls"]],
    ["a host with a port", { host: "web.localhost:8080" }, ["HOST_INVALID host"]],
    ["a wildcard inside a host", { host: "a.*.localhost" }, ["HOST_INVALID host"]],
    ["a wildcard for all hosts", { host: "*" }, ["HOST_INVALID host"]],
    ["an IP address as host", { host: "127.0.0.1" }, ["HOST_INVALID host"]],
    ["the default host on a port that does not listen on loopback", { port: "lan" }, ["HOST_MISSING host"]],
    ["a path without /", { path: "api" }, ["PATH_INVALID path"]],
    ["a path with a query", { path: "/api?x" }, ["PATH_INVALID path"]],
    ["replicas below 0", { replicas: -1 }, ["REPLICAS_INVALID replicas"]],
    ["two pods for one hostPort", { exposure: "hostPort", replicas: 2 }, ["REPLICAS_EXCEED_NODES replicas"]],
    [
      "a rolling update with hostPort",
      { exposure: "hostPort", strategy: "RollingUpdate" },
      ["ROLLOUT_NEEDS_PORT_TWICE strategy"],
    ],
    ["an unknown strategy", { strategy: "BlueGreen" }, ["STRATEGY_INVALID strategy"]],
    [
      "an unknown traffic policy",
      { port: "node", externalTrafficPolicy: "local" },
      ["TRAFFIC_POLICY_INVALID externalTrafficPolicy"],
    ],
    [
      "the user's own controller on another node",
      { ingressController: { ingressClassName: "nginx", node: "worker" } },
      ["INGRESS_CONTROLLER_ON_OTHER_NODE ingressController.node"],
    ],
    [
      "an IngressClass in upper case",
      { ingressController: { ingressClassName: "NGINX", node: "worker2" } },
      ["INGRESS_CLASS_INVALID ingressController.ingressClassName"],
    ],
    [
      "the user's own controller without its node",
      { ingressController: { ingressClassName: "nginx" } },
      ["ARGUMENT_TYPE ingressController.node"],
    ],
    [
      "the user's own controller with gateway",
      { exposure: "gateway", ingressController: { ingressClassName: "nginx", node: "worker2" } },
      ["ARGUMENT_UNUSED ingressController"],
    ],
    ["a host with hostPort", { exposure: "hostPort", host: "a.b" }, ["ARGUMENT_UNUSED host"]],
    ["a path with nodePort", { port: "node", path: "/a" }, ["ARGUMENT_UNUSED path"]],
    ["a nodePort with ingress", { nodePort: 30080 }, ["ARGUMENT_UNUSED nodePort"]],
    [
      "a traffic policy with ingress",
      { externalTrafficPolicy: "Local" },
      ["ARGUMENT_UNUSED externalTrafficPolicy"],
    ],
    [
      "several invalid arguments at once",
      { name: "W", port: "htp", path: "x", replicas: 0.5, exposure: "magic" },
      [
        "APP_NAME_INVALID name",
        "REPLICAS_INVALID replicas",
        "PATH_INVALID path",
        "EXPOSURE_INVALID exposure",
        "PORT_UNKNOWN port",
      ],
    ],
  ])("rejects %s", (_, args, expected) => {
    expect(codes(() => plan(args as object))).toEqual(expected);
  });

  it.each([
    ["an explicit host on a port that does not listen on loopback", { port: "lan", host: "web.lan" }],
    ["zero replicas", { exposure: "hostPort", replicas: 0 }],
    ["many pods behind an Ingress", { replicas: 100 }],
    ["arguments of the pod", { image: "nginx:1.29", env: [], command: [], args: [] }],
    ["ingress on an HTTPS port", { port: "https" }],
    ["hostPort on an HTTPS port", { port: "https", exposure: "hostPort" }],
    ["the Recreate strategy with hostPort", { exposure: "hostPort", strategy: "Recreate" }],
    ["a rolling update behind an Ingress", { strategy: "RollingUpdate" }],
    ["a wildcard for one DNS label", { host: "*.localhost" }],
  ])("accepts %s", (_, args) => {
    expect(codes(() => plan(args as object))).toEqual([]);
  });

  it("rejects a port whose node is not in the record", () => {
    const torn = { ...record, nodes: record.nodes.filter(({ name }) => name !== "worker2") };
    expect(codes(() => plan({}, torn))).toEqual(["PORT_NOT_CARRIED port"]);
  });

  it("lists the cluster's ports if the port is unknown", () => {
    expect(() => plan({ port: "htp" })).toThrow(
      'port is "htp": cluster "demo" has no port with this name; its ports are `db`, `dns`, `http`, `https`, `lan`, `node`. ' +
        "Use one of the cluster's ports, or add a port mapping named `htp` to the cluster. [PORT_UNKNOWN]",
    );
  });

  it.each([
    ["30000-30002", "but 3 ports `game-30000` to `game-30002`, whose names add their hostPorts"],
    ["30000-30000", "but the port `game-30000`, whose name adds its hostPort"],
  ])("names the ports of a range if an app uses the name of the range %s", (range, expected) => {
    const ports = range as "1-2";
    const portMappings = [
      { name: "game", hostPort: ports, containerPort: ports },
      { name: "game-lobby", hostPort: 8080, containerPort: 80 },
    ];
    const on = recordOf(planCluster({ name: "demo", portMappings }));
    expect(() => plan({ port: "game" }, on)).toThrow(
      `port is "game": cluster "demo" has no port with this name, ${expected}. ` +
        "Use the name of one port, such as `game-30000`. [PORT_UNKNOWN]",
    );
    expect(codes(() => plan({ port: "game-30000", exposure: "hostPort" }, on))).toEqual([]);
  });
});
