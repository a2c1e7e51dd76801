import { record, web } from "../../test/fixtures/demo-app";
import { refusedCodes, refusals } from "../../test/fixtures/refusals";
import type { ExposureArgs, NamedAppArgs } from "./arguments/app-args";
import { planApp, planExposure } from "./plan-app";
import { planApps } from "./plan-apps";
import { planService } from "./plan-service";

const http: ExposureArgs = { port: "http", containerPort: 8080 };
const db: ExposureArgs = { port: "db", containerPort: 5432 };
const node: ExposureArgs = { port: "node", containerPort: 8080 };

function app(exposures: readonly ExposureArgs[], others: object = {}): NamedAppArgs {
  return { name: "web", exposures, ...others };
}

function plan(exposures: readonly ExposureArgs[], others: object = {}, on = record) {
  return planApp(app(exposures, others), on, []);
}

/** Moves the given ports to one node. */
function together(...names: string[]) {
  const ports = record.ports.map((port) => (names.includes(port.name) ? { ...port, node: "worker" } : port));
  return { ...record, ports };
}

it("plans a list with one exposure in the same way as an exposure without a list", () => {
  const { exposures, services } = plan([{ ...http, path: "/api" }], { replicas: 3 });
  expect(exposures).toEqual([planExposure({ ...web, path: "/api", replicas: 3 }, record, [])]);
  expect(services).toEqual([exposures[0].service]);
});

it("does not change the first exposure's objects if more exposures are added", () => {
  const alone = plan([http]);
  const { exposures, services, pods } = plan([
    http,
    { ...http, host: "shop.localhost" },
    { ...http, port: "https" },
  ]);
  expect(exposures[0]).toEqual(alone.exposures[0]);
  expect(services).toEqual(alone.services);
  expect(pods).toEqual(alone.pods);
  expect(exposures.map(({ objectName, url }) => `${objectName} ${url}`)).toEqual([
    "web http://web.localhost:8080/",
    "web-http http://shop.localhost:8080/",
    "web-https https://web.localhost:8443/",
  ]);
  expect(exposures[2]?.ingress?.tls).toMatchObject({ secretName: "web-https-tls", selfSigned: true });
  expect(exposures[2]?.route).toContainEqual(expect.objectContaining({ kind: "ingress", name: "web-https" }));
});

it("numbers the exposures of one port independently of the exposures of other ports", () => {
  const hosts = ["a", "b", "c"].map((host) => ({ ...http, host: `${host}.localhost` }));
  const names = (exposures: readonly ExposureArgs[]) =>
    plan(exposures).exposures.map(({ objectName }) => objectName);
  expect(names(hosts)).toEqual(["web", "web-http", "web-http-2"]);
  expect(names([...hosts.slice(0, 2), db, ...hosts.slice(2)])).toEqual([
    "web",
    "web-http",
    "web-db",
    "web-http-2",
  ]);
});

it("uses a unique object name if a port name equals another port's numbered name", () => {
  const ports = record.ports.map((one) => (one.name === "https" ? { ...one, name: "http-2" } : one));
  const { exposures } = plan(
    [http, { ...http, host: "b.localhost" }, { ...http, host: "c.localhost" }, { ...http, port: "http-2" }],
    {},
    { ...record, ports },
  );
  expect(exposures.map(({ objectName }) => objectName)).toEqual([
    "web",
    "web-http",
    "web-http-2",
    "web-http-2-2",
  ]);
});

describe("the pods", () => {
  it("bind the same port number for TCP and UDP, as a DNS server does", () => {
    const record53 = together("dns", "db");
    const ports = record53.ports.map((port) => (port.name === "db" ? { ...port, containerPort: 53 } : port));
    const dns = [
      { port: "dns", containerPort: 5353 },
      { port: "db", containerPort: 5353 },
    ];
    const { pods, services } = plan(dns, {}, { ...record53, ports });
    expect(pods).toMatchObject({
      replicas: 1,
      strategy: { type: "Recreate" },
      ports: [
        { containerPort: 5353, hostPort: 53, protocol: "UDP" },
        { containerPort: 5353, hostPort: 53, protocol: "TCP" },
      ],
      readinessProbe: { tcpSocket: { port: 5353 } },
      annotations: { "port.berth.dev/dns": "worker", "port.berth.dev/db": "worker" },
    });
    expect(services.map((service) => service.ports)).toEqual([
      [
        { name: "udp-5353", port: 5353, targetPort: 5353, protocol: "UDP" },
        { name: "tcp-5353", port: 5353, targetPort: 5353, protocol: "TCP" },
      ],
    ]);
  });

  it("require the labels of all ports in one node selector term", () => {
    const { pods } = plan([{ port: "dns", containerPort: 53 }, db], {}, together("dns", "db"));
    const terms =
      pods.placement.affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;
    expect(terms?.map(({ matchExpressions }) => matchExpressions.map(({ key }) => key))).toEqual([
      ["port.berth.dev/dns", "port.berth.dev/db"],
    ]);
  });

  it("run on the node that a hostPort exposure requires, even if another exposure allows any node", () => {
    const { pods, exposures } = plan([http, db]);
    expect(pods).toMatchObject({ replicas: 1, strategy: { type: "Recreate" } });
    expect(pods.lifecycle).toBeUndefined();
    expect(pods.annotations).toEqual({ "port.berth.dev/db": "control-plane" });
    expect(exposures.map(({ route }) => route.at(-1))).toMatchObject([
      { kind: "pod", containerPort: 8080, node: "control-plane" },
      { kind: "pod", containerPort: 5432, node: "control-plane" },
    ]);
  });

  it("have one replica if an exposure claims a whole port, and two if all claim a host and path", () => {
    expect(plan([http, { ...http, host: "b.localhost" }]).pods.replicas).toBe(2);
    expect(plan([http, node]).pods.replicas).toBe(1);
  });

  it("declare a container port once if a hostPort exposure and an Ingress controller both use it", () => {
    expect(plan([http, { ...db, containerPort: 8080 }]).pods.ports).toEqual([
      { containerPort: 8080, hostPort: 5432, protocol: "TCP" },
    ]);
  });
});

describe("the Services", () => {
  const types = (exposures: readonly ExposureArgs[], on = record) =>
    plan(exposures, {}, on).services.map(({ name, type, ports }) => [
      name,
      type,
      ports.map(({ port }) => port),
    ]);

  it("are combined into one if one Service can serve all exposures", () => {
    expect(types([http, { ...http, containerPort: 9000, host: "b.localhost" }])).toEqual([
      ["web", "ClusterIP", [8080, 9000]],
    ]);
  });

  it("consist of one Service for each Service type", () => {
    expect(types([http, node])).toEqual([
      ["web", "ClusterIP", [8080]],
      ["web-node", "NodePort", [8080]],
    ]);
    expect(types([node, http])).toEqual([
      ["web", "NodePort", [8080]],
      ["web-http", "ClusterIP", [8080]],
    ]);
  });

  it("are separate if the app protocols differ, because the controller reads the protocol per Service", () => {
    const grpc = { ...http, containerPort: 9000, host: "grpc.localhost", appProtocol: "kubernetes.io/h2c" };
    const { services, exposures } = plan([http, grpc]);
    expect(services.map(({ annotations }) => annotations)).toEqual([
      undefined,
      { "traefik.ingress.kubernetes.io/service.serversscheme": "h2c" },
    ]);
    expect(exposures.map(({ backend }) => backend)).toEqual([
      { name: "web", port: 8080 },
      { name: "web-http", port: 9000 },
    ]);
  });

  it("share one NodePort for TCP and UDP only if the app and the containerPort are the same", () => {
    const ports = [
      ...record.ports,
      { ...port("node"), name: "node-udp", hostPort: 30081, protocol: "UDP" as const },
    ];
    const udp = { ...node, port: "node-udp" };
    expect(types([node, udp], { ...record, ports })).toEqual([["web", "NodePort", [8080, 8080]]]);
    const other = { ...udp, containerPort: 9000 };
    expect(refusedCodes(() => plan([node, other], {}, { ...record, ports }))).toEqual([
      "NODE_PORT_TAKEN exposures[1].port",
    ]);
    const apps = [
      { name: "one", ...node },
      { name: "two", ...udp },
    ];
    expect(refusedCodes(() => planApps({ ...record, ports }, apps))).toEqual(["NODE_PORT_TAKEN two.port"]);
  });
});

function port(name: string) {
  const found = record.ports.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the demo cluster has no port ${name}`);
  return found;
}

describe("planApp", () => {
  it.each<[string, readonly object[], object, string[]]>([
    ["an empty list of exposures", [], {}, ["EXPOSURES_EMPTY exposures"]],
    [
      "exposure arguments next to the list of exposures",
      [http],
      { port: "http", containerPort: 80 },
      ["ARGUMENT_UNUSED port", "ARGUMENT_UNUSED containerPort"],
    ],
    [
      "an app argument inside an exposure",
      [{ ...http, replicas: 2 }],
      {},
      ["ARGUMENT_UNKNOWN exposures[0].replicas"],
    ],
    [
      "an exposure without containerPort",
      [http, { port: "db" }],
      {},
      ["ARGUMENT_TYPE exposures[1].containerPort"],
    ],
    [
      "several invalid exposures, and reports each problem once",
      [
        { ...http, host: "A" },
        { port: "nowhere", containerPort: 0 },
        { ...db, path: "/" },
      ],
      { replicas: 2, namespace: "Shop" },
      [
        "NAMESPACE_INVALID namespace",
        "HOST_INVALID exposures[0].host",
        "PORT_NUMBER_INVALID exposures[1].containerPort",
        "PORT_UNKNOWN exposures[1].port",
        "ARGUMENT_UNUSED exposures[2].path",
        "REPLICAS_EXCEED_NODES replicas",
      ],
    ],
    ["the same host and path twice", [http, http], {}, ["CLAIM_TAKEN exposures[1].host"]],
    ["the same whole port twice", [db, { ...db, containerPort: 1 }], {}, ["CLAIM_TAKEN exposures[1].port"]],
    [
      "a host that is exposed by Ingress and by Gateway API",
      [http, { ...http, exposure: "gateway", path: "/api" }],
      {},
      ["HOST_EXPOSED_TWICE exposures[1].exposure"],
    ],
    [
      "ports on two nodes that both require the pods",
      [db, { port: "dns", containerPort: 53 }],
      {},
      ["PORTS_ON_DIFFERENT_NODES exposures[1].port"],
    ],
    [
      "a hostPort and a NodePort with the policy Local on two nodes",
      [db, { ...node, externalTrafficPolicy: "Local" }],
      {},
      ["PORTS_ON_DIFFERENT_NODES exposures[1].port"],
    ],
    [
      "a rolling update of pods that bind a host port",
      [http, db],
      { strategy: "RollingUpdate" },
      ["ROLLOUT_NEEDS_PORT_TWICE strategy"],
    ],
    [
      "a nodeName for pods that Berth pins",
      [http, db],
      { podSpec: { nodeName: "demo-worker" } },
      ["POD_PLACEMENT_DECIDED podSpec.nodeName"],
    ],
  ])("rejects %s", (_, exposures, others, expected) => {
    expect(refusedCodes(() => plan(exposures as ExposureArgs[], others))).toEqual(expected);
  });

  it("rejects a container port that two hostPort exposures bind", () => {
    const on = together("db", "lan");
    const twice = [db, { port: "lan", containerPort: 5432, exposure: "hostPort" as const }];
    expect(refusedCodes(() => plan(twice, {}, on))).toEqual([
      "CONTAINER_PORT_BOUND_TWICE exposures[1].containerPort",
    ]);
  });

  it("rejects an app name that makes a Service name too long", () => {
    const long = { name: "w".repeat(60) };
    expect(refusedCodes(() => plan([http, db], long))).toEqual([]);
    expect(refusedCodes(() => plan([http, { ...http, port: "https" }], long))).toEqual([
      "APP_NAME_INVALID name",
    ]);
  });

  it("reports that another exposure of the same app already uses the host and path", () => {
    const [taken] = refusals(() => plan([http, http]));
    expect(taken?.rule).toBe(
      "app `web` needs web.localhost/ on port `http`, but another exposure of the app already uses web.localhost/ on port `http`",
    );
    expect(taken?.remedy).toBe(
      "Use another host, path or port for one of the two exposures, or remove one of them.",
    );
  });

  it("rejects a host that another app already uses in any of the exposures", () => {
    const held = [planExposure({ ...web, name: "shop", host: "shop.localhost" }, record, []).claim];
    const wanted = app([http, { ...http, host: "shop.localhost" }]);
    expect(refusedCodes(() => planApp(wanted, record, held))).toEqual(["CLAIM_TAKEN exposures[1].host"]);
  });
});

it("rejects another app with the name of one of the app's objects, in either order", () => {
  const twoWays = app([http, { ...http, host: "b.localhost" }]);
  const other = (name: string): NamedAppArgs => ({ name, port: "db", containerPort: 1 });
  const claims = planApp(twoWays, record, []).exposures.map(({ claim }) => claim);
  expect(refusedCodes(() => planApp(other("web-http"), record, claims))).toEqual(["APP_NAME_TAKEN name"]);
  expect(refusedCodes(() => planApp(other("web-https"), record, claims))).toEqual([]);
  const { claim } = planExposure(other("web-http"), record, []);
  expect(refusedCodes(() => planApp(twoWays, record, [claim]))).toEqual(["APP_NAME_TAKEN name"]);
  expect(refusedCodes(() => planApp(twoWays, record, [{ ...claim, stack: "platform/dev" }]))).toEqual([]);
});

it("reserves a shared TCP and UDP NodePort against pods that bind either protocol", () => {
  const own = port("node");
  const ports = [
    { ...own, node: "worker" },
    { ...own, name: "node-udp", hostPort: 30081, protocol: "UDP" as const },
    { ...own, name: "elsewhere", hostPort: 30082, node: "worker2" },
    { ...own, name: "elsewhere-udp", hostPort: 30083, node: "worker2", protocol: "UDP" as const },
    { ...own, name: "near", hostPort: 30084, node: "worker2", containerPort: own.containerPort + 1 },
  ];
  const on = { ...record, ports };
  const refusedBeside = (both: readonly string[], bound: string) => {
    const exposures = both.map((name) => ({ port: name, containerPort: 8080 }));
    const claims = planApp(app(exposures), on, []).exposures.map(({ claim }) => claim);
    const other = { name: "other", port: bound, containerPort: 1, exposure: "hostPort" as const };
    return refusedCodes(() => planApp(other, on, claims));
  };
  for (const both of [
    ["node", "node-udp"],
    ["node-udp", "node"],
  ]) {
    expect(refusedBeside(both, "elsewhere")).toEqual(["NODE_PORT_TAKEN port"]);
    expect(refusedBeside(both, "elsewhere-udp")).toEqual(["NODE_PORT_TAKEN port"]);
    expect(refusedBeside(both, "near")).toEqual([]);
  }
  expect(refusedBeside(["node"], "elsewhere-udp")).toEqual([]);
});

it("rejects another app on any of the app's ports, and warns only about unclaimed ports", () => {
  const two = { name: "z", port: "db", containerPort: 1 };
  expect(refusedCodes(() => planApps(record, [app([http, db]), two]))).toEqual(["CLAIM_TAKEN z.port"]);
  const ports = record.ports.filter(({ name }) => name !== "lan");
  const warned: unknown[] = [];
  planApps({ ...record, ports }, [app([http, db])], ({ value }) => warned.push(value));
  expect(warned.sort()).toEqual(["dns", "https", "node"]);
});

it("exposes an existing Service through several exposures", () => {
  const service = { name: "grafana", port: 3000 };
  const exposures = [{ port: "http" }, { port: "https" }, { port: "http", host: "g.localhost", path: "/g" }];
  const planned = planService({ name: "dashboards", service, exposures }, record, []);
  expect(planned.exposures.map(({ objectName, url, backend }) => [objectName, url, backend.name])).toEqual([
    ["dashboards", "http://dashboards.localhost:8080/", "grafana"],
    ["dashboards-https", "https://dashboards.localhost:8443/", "grafana"],
    ["dashboards-http", "http://g.localhost:8080/g", "grafana"],
  ]);
  expect(
    refusedCodes(() => planService({ name: "d", service, exposures: [{ port: "db" }] }, record, [])),
  ).toEqual(["SERVICE_NOT_EXPOSABLE exposures[0].exposure"]);
});
