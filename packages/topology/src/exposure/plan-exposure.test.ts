import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { BerthError } from "../errors/berth-error";
import type { ClusterRecord } from "../record/cluster-record";
import type { AppPlacementArgs } from "./app-args";
import { Exposure } from "./exposure";
import { planExposure } from "./plan-exposure";

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" },
      { name: "https", hostPort: 8443, containerPort: 443 },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" },
      { name: "db", hostPort: 5432, containerPort: 5432, node: "control-plane", listenAddress: "0.0.0.0" },
      { name: "node", hostPort: 30080, containerPort: 30080 },
      { name: "lan", hostPort: 8081, containerPort: 80, listenAddress: "192.168.1.5" },
    ],
  }),
);
const web = { name: "web", containerPort: 8080, port: "http" };

function plan(args: Partial<AppPlacementArgs> & { name?: string }, on: ClusterRecord = record) {
  return planExposure({ ...web, ...args }, on, []);
}

function pinTo(label: string, value: string) {
  const matchExpressions = [{ key: `port.berth.dev/${label}`, operator: "In", values: [value] }];
  const nodeSelectorTerms = [{ matchExpressions }];
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
}

describe("ingress", () => {
  it("pins the controller to the port's node, and lets the app's pods run anywhere", () => {
    expect(plan({ replicas: 3, namespace: "shop", path: "/api/" })).toEqual({
      name: "web",
      namespace: "shop",
      exposure: "ingress",
      reason: "port `http` is an HTTP port, which apps share by host and path",
      port: record.ports.find(({ name }) => name === "http"),
      selector: { "app.kubernetes.io/name": "web", "app.kubernetes.io/managed-by": "berth" },
      pods: {
        replicas: 3,
        strategy: { type: "RollingUpdate" },
        placement: { tolerations: [] },
        port: { containerPort: 8080, protocol: "TCP" },
        readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 },
      },
      service: { type: "ClusterIP", ports: [{ port: 8080, targetPort: 8080, protocol: "TCP" }] },
      ingress: {
        ingressClassName: "berth-ingress-http",
        host: "web.localhost",
        path: "/api",
        pathType: "Prefix",
        controller: {
          name: "berth-ingress-http",
          namespace: "berth-ingress-http",
          ingressClassName: "berth-ingress-http",
          port: record.ports.find(({ name }) => name === "http"),
          placement: { affinity: pinTo("http", "80"), tolerations: [] },
          hostPort: 80,
          containerPort: 8000,
        },
      },
      url: "http://web.localhost:8080/api",
      route: [
        { kind: "hostPort", listenAddress: "127.0.0.1", hostPort: 8080, protocol: "TCP" },
        { kind: "node", node: "worker2", container: "demo-worker2", containerPort: 80, protocol: "TCP" },
        {
          kind: "ingressController",
          namespace: "berth-ingress-http",
          name: "berth-ingress-http",
          containerPort: 8000,
        },
        {
          kind: "ingress",
          namespace: "shop",
          name: "web",
          ingressClassName: "berth-ingress-http",
          host: "web.localhost",
          path: "/api",
        },
        { kind: "service", namespace: "shop", name: "web", port: 8080 },
        {
          kind: "pod",
          namespace: "shop",
          selector: { "app.kubernetes.io/name": "web", "app.kubernetes.io/managed-by": "berth" },
          containerPort: 8080,
          protocol: "TCP",
        },
      ],
      claim: {
        owner: "web",
        port: "http",
        exposure: "ingress",
        http: { host: "web.localhost", path: "/api" },
        binds: { node: "worker2", port: 80, protocol: "TCP" },
      },
    });
  });

  it("can be asked for on a TCP port that is not known for HTTP", () => {
    const { exposure, reason, url } = plan({ port: "db", exposure: "ingress" });
    expect({ exposure, reason, url }).toEqual({
      exposure: "ingress",
      reason: "asked for by `exposure`",
      url: "http://web.localhost:5432/",
    });
  });

  it("lets the controller tolerate the taint of the node it is pinned to", () => {
    expect(plan({ port: "db", exposure: "ingress" }).ingress?.controller.placement.tolerations).toEqual([
      { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
    ]);
  });

  it("leaves port 80 out of the URL", () => {
    const on80 = { ...record, ports: record.ports.map((port) => ({ ...port, hostPort: 80 })) };
    expect(plan({ path: "/shop" }, on80).url).toBe("http://web.localhost/shop");
  });
});

describe("hostPort", () => {
  it("pins the app to the port's node, with a rollout that frees the port first", () => {
    const { pods, route, claim, url, ingress } = plan({ exposure: "hostPort" });
    expect(pods).toEqual({
      replicas: 1,
      strategy: { type: "Recreate" },
      placement: { affinity: pinTo("http", "80"), tolerations: [] },
      port: { containerPort: 8080, hostPort: 80, protocol: "TCP" },
      readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 },
    });
    expect(route.map(({ kind }) => kind)).toEqual(["hostPort", "node", "pod"]);
    expect(route[2]).toMatchObject({ node: "worker2", containerPort: 8080 });
    expect({ claim, url, ingress }).toEqual({
      claim: {
        owner: "web",
        port: "http",
        exposure: "hostPort",
        binds: { node: "worker2", port: 80, protocol: "TCP" },
      },
      url: "http://127.0.0.1:8080/",
      ingress: undefined,
    });
  });

  it("tolerates the control plane's taint where the port is there, and only there", () => {
    expect(plan({ port: "db" }).pods.placement.tolerations).toEqual([
      { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
    ]);
    const single = recordOf(
      planCluster({ name: "one", portMappings: [{ name: "db", hostPort: 5432, containerPort: 5432 }] }),
    );
    expect(plan({ port: "db" }, single).pods.placement.tolerations).toEqual([]);
  });

  it("follows from a port that is not for HTTP", () => {
    const { exposure, reason, url, pods } = plan({ port: "dns" });
    expect({ exposure, reason, url }).toEqual({
      exposure: "hostPort",
      reason: "port `dns` is not an HTTP port, so one app has it whole",
      url: "udp://127.0.0.1:5353",
    });
    expect(pods.port).toEqual({ containerPort: 8080, hostPort: 53, protocol: "UDP" });
    expect(pods.readinessProbe).toBeUndefined();
  });

  it("names loopback in the URL of a port that listens everywhere", () => {
    expect(plan({ port: "db" }).url).toBe("tcp://127.0.0.1:5432");
  });
});

describe("what is refused", () => {
  it.each([
    ["a port that no mapping has", { port: "htp" }, ["PORT_UNKNOWN port"]],
    ["no port", { port: undefined }, ["ARGUMENT_TYPE port"]],
    ["a typo", { exposureName: "ingress" }, ["ARGUMENT_UNKNOWN exposureName"]],
    ["a name that is no Service's", { name: "9lives" }, ["APP_NAME_INVALID name"]],
    ["a name for a shell", { name: "$(reboot)" }, ["APP_NAME_INVALID name"]],
    ["a namespace in upper case", { namespace: "Shop" }, ["NAMESPACE_INVALID namespace"]],
    ["containerPort 0", { containerPort: 0 }, ["PORT_NUMBER_INVALID containerPort"]],
    ["an exposure that nobody knows", { exposure: "magic" }, ["EXPOSURE_INVALID exposure"]],
    ["gateway on UDP", { port: "dns", exposure: "gateway" }, ["EXPOSURE_NEEDS_TCP exposure"]],
    ["gateway on an HTTPS port", { port: "https", exposure: "gateway" }, ["TLS_NOT_AVAILABLE exposure"]],
    ["a wildcard host by Gateway API", { exposure: "gateway", host: "*.localhost" }, ["HOST_INVALID host"]],
    ["ingress on UDP", { port: "dns", exposure: "ingress" }, ["EXPOSURE_NEEDS_TCP exposure"]],
    ["ingress on an HTTPS port", { port: "https" }, ["TLS_NOT_AVAILABLE exposure"]],
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
      'port is "htp": cluster "demo" has the ports `db`, `dns`, `http`, `https`, `lan`, `node`. ' +
        "Use one of the cluster's ports, or add a port mapping named `htp` to the cluster. [PORT_UNKNOWN]",
    );
  });
});

describe("an exposure whose objects cannot be made", () => {
  const components = [Exposure.Ingress, Exposure.HostPort];
  const codesOf = (args: object) =>
    codes(() => planExposure({ ...web, ...args }, record, [], undefined, components));

  it("is refused by name, together with all else", () => {
    expect(codesOf({ exposure: "gateway" })).toEqual(["EXPOSURE_NOT_AVAILABLE exposure"]);
    expect(codesOf({ port: "node" })).toEqual(["EXPOSURE_NOT_AVAILABLE exposure"]);
    expect(codesOf({ exposure: "loadBalancer", path: "x" })).toEqual([
      "PATH_INVALID path",
      "EXPOSURE_NOT_AVAILABLE exposure",
    ]);
    expect(() => planExposure({ ...web, port: "node" }, record, [], undefined, components)).toThrow(
      "this release does not make its objects yet (port `node` leads to 30080, in the range of NodePorts). " +
        "Set `exposure` to `ingress` or `hostPort`.",
    );
  });

  it("and others are not", () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ port: "db" })).toEqual([]);
  });
});

function codes(attempt: () => unknown): string[] {
  try {
    attempt();
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}
