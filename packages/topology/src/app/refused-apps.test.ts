import { plan, record } from "../../test/fixtures/demo-app";
import { refusedCodes as codes } from "../../test/fixtures/refusals";

describe("what is refused", () => {
  it.each([
    ["a port that no mapping has", { port: "htp" }, ["PORT_UNKNOWN port"]],
    ["no port", { port: undefined }, ["ARGUMENT_TYPE port"]],
    ["a typo", { exposureName: "ingress" }, ["ARGUMENT_UNKNOWN exposureName"]],
    ["a name that is no Service's", { name: "9lives" }, ["APP_NAME_INVALID name"]],
    ["a time limit without a unit", { verify: { timeout: "30" } }, ["TIMEOUT_INVALID verify.timeout"]],
    [
      "a time limit below a second",
      { verify: { permanentTimeout: "0s" } },
      ["TIMEOUT_INVALID verify.permanentTimeout"],
    ],
    ["a time limit that nobody knows", { verify: { limit: "5m" } }, ["ARGUMENT_UNKNOWN verify.limit"]],
    ["a time limit alone", { verify: "5m" }, ["ARGUMENT_TYPE verify"]],
    ["a name for a shell", { name: "$(reboot)" }, ["APP_NAME_INVALID name"]],
    ["a namespace in upper case", { namespace: "Shop" }, ["NAMESPACE_INVALID namespace"]],
    ["containerPort 0", { containerPort: 0 }, ["PORT_NUMBER_INVALID containerPort"]],
    ["an exposure that nobody knows", { exposure: "magic" }, ["EXPOSURE_INVALID exposure"]],
    ["gateway on UDP", { port: "dns", exposure: "gateway" }, ["EXPOSURE_NEEDS_TCP exposure"]],
    ["a wildcard host by Gateway API", { exposure: "gateway", host: "*.localhost" }, ["HOST_INVALID host"]],
    ["ingress on UDP", { port: "dns", exposure: "ingress" }, ["EXPOSURE_NEEDS_TCP exposure"]],
    ["a certificate on a plain port", { tls: "self-signed" }, ["TLS_NEEDS_HTTPS_PORT tls"]],
    ["the same by Gateway API", { exposure: "gateway", tls: "self-signed" }, ["TLS_NEEDS_HTTPS_PORT tls"]],
    ["a certificate that nobody knows", { port: "https", tls: "acme" }, ["TLS_INVALID tls"]],
    ["a certificate's key in clear", { port: "https", tls: { key: "" } }, ["ARGUMENT_TYPE tls"]],
    ["a host with a port", { host: "web.localhost:8080" }, ["HOST_INVALID host"]],
    ["a wildcard inside a host", { host: "a.*.localhost" }, ["HOST_INVALID host"]],
    ["a wildcard for all hosts", { host: "*" }, ["HOST_INVALID host"]],
    ["an address as host", { host: "127.0.0.1" }, ["HOST_INVALID host"]],
    ["the default host where it leads elsewhere", { port: "lan" }, ["HOST_MISSING host"]],
    ["a path without /", { path: "api" }, ["PATH_INVALID path"]],
    ["a path with a query", { path: "/api?x" }, ["PATH_INVALID path"]],
    ["replicas below 0", { replicas: -1 }, ["REPLICAS_INVALID replicas"]],
    ["two pods for one hostPort", { exposure: "hostPort", replicas: 2 }, ["REPLICAS_EXCEED_NODES replicas"]],
    [
      "a rolling update of a hostPort",
      { exposure: "hostPort", strategy: "RollingUpdate" },
      ["ROLLOUT_NEEDS_PORT_TWICE strategy"],
    ],
    ["a strategy that nobody knows", { strategy: "BlueGreen" }, ["STRATEGY_INVALID strategy"]],
    [
      "a traffic policy that nobody knows",
      { port: "node", externalTrafficPolicy: "local" },
      ["TRAFFIC_POLICY_INVALID externalTrafficPolicy"],
    ],
    [
      "a controller of the user's own on another node",
      { ingressController: { ingressClassName: "nginx", node: "worker" } },
      ["INGRESS_CONTROLLER_ON_OTHER_NODE ingressController.node"],
    ],
    [
      "an IngressClass in upper case",
      { ingressController: { ingressClassName: "NGINX", node: "worker2" } },
      ["INGRESS_CLASS_INVALID ingressController.ingressClassName"],
    ],
    [
      "a controller of the user's own without its node",
      { ingressController: { ingressClassName: "nginx" } },
      ["ARGUMENT_TYPE ingressController.node"],
    ],
    [
      "a controller of the user's own with gateway",
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
      "all at once",
      { name: "W", port: "htp", path: "x", replicas: 0.5, exposure: "magic" },
      [
        "APP_NAME_INVALID name",
        "REPLICAS_INVALID replicas",
        "PATH_INVALID path",
        "EXPOSURE_INVALID exposure",
        "PORT_UNKNOWN port",
      ],
    ],
  ])("%s", (_, args, expected) => {
    expect(codes(() => plan(args as object))).toEqual(expected);
  });

  it.each([
    ["a host of its own on an address of its own", { port: "lan", host: "web.lan" }],
    ["no pods at all", { exposure: "hostPort", replicas: 0 }],
    ["many pods behind an Ingress", { replicas: 100 }],
    ["what belongs to the pod", { image: "nginx:1.29", env: [], command: [], args: [] }],
    ["ingress on an HTTPS port", { port: "https" }],
    ["hostPort on an HTTPS port", { port: "https", exposure: "hostPort" }],
    ["a hostPort that is freed first", { exposure: "hostPort", strategy: "Recreate" }],
    ["a rolling update behind an Ingress", { strategy: "RollingUpdate" }],
    ["a wildcard for one label", { host: "*.localhost" }],
  ])("but not %s", (_, args) => {
    expect(codes(() => plan(args as object))).toEqual([]);
  });

  it("a port whose node the record does not have", () => {
    const torn = { ...record, nodes: record.nodes.filter(({ name }) => name !== "worker2") };
    expect(codes(() => plan({}, torn))).toEqual(["PORT_NOT_CARRIED port"]);
  });

  it("says which ports there are", () => {
    expect(() => plan({ port: "htp" })).toThrow(
      'port is "htp": cluster "demo" has no port with this name; its ports are `db`, `dns`, `http`, `https`, `lan`, `node`. ' +
        "Use one of the cluster's ports, or add a port mapping named `htp` to the cluster. [PORT_UNKNOWN]",
    );
  });
});
