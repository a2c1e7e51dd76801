import type { Route } from "../model/route";
import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { scrapeAnnotations } from "../ingress-controller/traefik";
import { plan, record } from "../../test/fixtures/demo-app";

function pinTo(label: string, value: string) {
  const matchExpressions = [{ key: `port.berth.dev/${label}`, operator: "In", values: [value] }];
  const nodeSelectorTerms = [{ matchExpressions }];
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
}

describe("ingress", () => {
  it("pins the controller to the port's node, and lets the app's pods run anywhere", () => {
    const toController: Route = [
      { kind: "hostPort", listenAddress: "127.0.0.1", hostPort: 8080, protocol: "TCP" },
      { kind: "node", node: "worker2", container: "demo-worker2", containerPort: 80, protocol: "TCP" },
      {
        kind: "ingressController",
        namespace: "berth-ingress-http",
        name: "berth-ingress-http",
        containerPort: 8000,
      },
    ];
    expect(plan({ replicas: 3, namespace: "shop", path: "/api/" })).toEqual({
      name: "web",
      objectName: "web",
      namespace: "shop",
      exposure: "ingress",
      reason: "port `http` is an HTTP port, which apps share by host and path",
      port: record.ports.find(({ name }) => name === "http"),
      selector: { "app.kubernetes.io/name": "web", "app.kubernetes.io/managed-by": "berth" },
      pods: {
        replicas: 3,
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
        placement: { tolerations: [] },
        topologySpreadConstraints: [expect.objectContaining({ topologyKey: "kubernetes.io/hostname" })],
        lifecycle: { preStop: { sleep: { seconds: 5 } } },
        ports: [{ containerPort: 8080, protocol: "TCP" }],
        readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 },
      },
      service: {
        name: "web",
        type: "ClusterIP",
        skipAwait: true,
        ports: [{ port: 8080, targetPort: 8080, protocol: "TCP" }],
      },
      backend: { name: "web", port: 8080 },
      ingress: {
        skipAwait: true,
        ingressClassName: "berth-ingress-http",
        host: "web.localhost",
        path: "/api",
        pathType: "Prefix",
        controller: {
          name: "berth-ingress-http",
          namespace: "berth-ingress-http",
          ingressClassName: "berth-ingress-http",
          port: record.ports.find(({ name }) => name === "http"),
          route: toController,
          skipRolloutAwait: true,
          replicas: 1,
          strategy: { type: "Recreate" },
          placement: { affinity: pinTo("http", "80"), tolerations: [] },
          annotations: { "port.berth.dev/http": "worker2", ...scrapeAnnotations },
          hostPort: 80,
          containerPort: 8000,
          args: [],
        },
      },
      url: "http://web.localhost:8080/api",
      route: [
        ...toController,
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

  it("can be set on a TCP port that is not an HTTP port", () => {
    const { exposure, reason, url } = plan({ port: "db", exposure: "ingress" });
    expect({ exposure, reason, url }).toEqual({
      exposure: "ingress",
      reason: "set by `exposure`",
      url: "http://web.localhost:5432/",
    });
  });

  it("lets the controller tolerate the taint of the node it is pinned to", () => {
    expect(plan({ port: "db", exposure: "ingress" }).ingress?.controller?.placement.tolerations).toEqual([
      { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
    ]);
  });

  it("omits port 80 from the URL", () => {
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
      annotations: { "port.berth.dev/http": "worker2" },
      ports: [{ containerPort: 8080, hostPort: 80, protocol: "TCP" }],
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

  it("tolerates the control plane's taint only if the port is on a tainted control plane", () => {
    expect(plan({ port: "db" }).pods.placement.tolerations).toEqual([
      { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
    ]);
    const single = recordOf(
      planCluster({ name: "one", portMappings: [{ name: "db", hostPort: 5432, containerPort: 5432 }] }),
    );
    expect(plan({ port: "db" }, single).pods.placement.tolerations).toEqual([]);
  });

  it("is inferred for a port that is not an HTTP port", () => {
    const { exposure, reason, url, pods } = plan({ port: "dns" });
    expect({ exposure, reason, url }).toEqual({
      exposure: "hostPort",
      reason: "port `dns` is not an HTTP port, and only one app can use it",
      url: "udp://127.0.0.1:5353",
    });
    expect(pods.ports).toEqual([{ containerPort: 8080, hostPort: 53, protocol: "UDP" }]);
    expect(pods.readinessProbe).toBeUndefined();
  });

  it("uses the loopback address in the URL of a port that listens on all addresses", () => {
    expect(plan({ port: "db" }).url).toBe("tcp://127.0.0.1:5432");
  });
});

describe("through an edge port", () => {
  const asEdge: typeof record = {
    ...record,
    ports: record.ports.map((port) => ({ ...port, publish: "edge" })),
  };
  const edge = { kind: "edge", container: "demo_edge_http", containerPort: 8000, protocol: "TCP" };

  it.each(["ingress", "gateway", "hostPort"] as const)(
    "plans %s as through any other port, with the edge container between host and node",
    (exposure) => {
      const [onNode, onEdge] = [plan({ exposure }), plan({ exposure }, asEdge)];
      const [hostPort, node, ...rest] = onNode.route;
      expect(onEdge.route).toEqual([hostPort, edge, node, ...rest]);
      expect(onEdge.claim).toEqual(onNode.claim);
      expect(onEdge.pods).toEqual(onNode.pods);
    },
  );

  it("changes only the pods that bind the port if the port moves to another node", () => {
    const moved: typeof record = {
      ...asEdge,
      ports: asEdge.ports.map((port) => ({ ...port, node: "worker" })),
    };
    const onBoth = (args: object) => [plan(args, asEdge), plan(args, moved)] as const;
    const [app, movedApp] = onBoth({ exposure: "hostPort" });
    expect(movedApp.pods.placement).toEqual(app.pods.placement);
    expect(movedApp.pods.annotations).toEqual({ "port.berth.dev/http": "worker" });
    const [behind, stillBehind] = onBoth({ exposure: "ingress" });
    expect(stillBehind.pods).toEqual(behind.pods);
    expect(stillBehind.ingress?.controller?.annotations).toMatchObject({ "port.berth.dev/http": "worker" });
  });
});
