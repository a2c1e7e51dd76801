import { binding80, deployment, nodePort, sampleWorld, service, toLabel } from "./sample-world";
import { ends, type Request, type World } from "./request";

const to8080: Request = { address: "127.0.0.1", port: 8080, protocol: "TCP" };
const to30080: Request = { ...to8080, port: 30080 };
const page: Request = { ...to8080, http: { host: "web.localhost", path: "/" } };

function reached(request: Request, world: Partial<World>): string[] {
  return ends(request, { ...sampleWorld, ...world });
}

describe("a pod with a hostPort", () => {
  it("is reached where it is pinned to the node that carries the port", () => {
    const pinned = deployment("web", { ...binding80, ...toLabel("here", "80") });
    expect(reached(to8080, { deployments: [pinned] })).toEqual(["pod web"]);
  });

  it("may be lost where it is not: the scheduler may choose the other worker", () => {
    const free = deployment("web", binding80);
    expect(reached(to8080, { deployments: [free] })).toEqual([
      "lost: nothing listens on the node",
      "pod web",
    ]);
  });

  it("is always lost where it is pinned to another node", () => {
    const elsewhere = toLabel("kubernetes.io/hostname", "demo-worker2");
    const pinned = deployment("web", { ...binding80, ...elsewhere });
    expect(reached(to8080, { deployments: [pinned] })).toEqual(["lost: nothing listens on the node"]);
  });

  it("is lost where the manifest names a port that nothing listens on", () => {
    const deaf = deployment("web", {
      ...binding80,
      ...toLabel("here", "80"),
      listens: [{ port: 8000, protocol: "TCP" }],
    });
    expect(reached(to8080, { deployments: [deaf] })).toEqual(["lost: web does not listen"]);
  });

  it("is not reached by another protocol, address or host port", () => {
    const deployments = [deployment("web", { ...binding80, ...toLabel("here", "80") })];
    const lost = ["lost: nothing listens on the host"];
    expect(reached({ ...to8080, protocol: "UDP" }, { deployments })).toEqual(lost);
    expect(reached({ ...to8080, address: "192.168.1.5" }, { deployments })).toEqual(lost);
    expect(reached({ ...to8080, port: 80 }, { deployments })).toEqual(lost);
  });
});

describe("a NodePort", () => {
  const deployments = [deployment("web", { replicas: 2 })];

  it("is reached by way of any node, wherever the pods are", () => {
    expect(reached(to30080, { deployments, services: [nodePort("web", 30080, "Cluster")] })).toEqual([
      "pod web",
    ]);
  });

  it("may be lost with the policy Local: all pods may be on the other worker", () => {
    const services = [nodePort("web", 30080, "Local")];
    expect(reached(to30080, { deployments, services })).toEqual(["lost: no pod of web", "pod web"]);
  });

  it("is reached with the policy Local where the pods are pinned", () => {
    const pinned = [deployment("web", toLabel("here", "80"))];
    const services = [nodePort("web", 30080, "Local")];
    expect(reached(to30080, { deployments: pinned, services })).toEqual(["pod web"]);
  });

  it("is lost where its number is not the containerPort, or no pod is there", () => {
    const otherNumber = { deployments, services: [nodePort("web", 30081, "Cluster")] };
    expect(reached(to30080, otherNumber)).toEqual(["lost: nothing listens on the node"]);
    const none = {
      deployments: [deployment("web", { replicas: 0 })],
      services: [nodePort("web", 30080, "Cluster")],
    };
    expect(reached(to30080, none)).toEqual(["lost: no pod of web"]);
  });

  it("that a pod binds too may end at either", () => {
    const binder = deployment("db", {
      ports: [{ containerPort: 3000, hostPort: 30080, protocol: "TCP" }],
      ...toLabel("here", "80"),
    });
    const services = [nodePort("web", 30080, "Cluster")];
    expect(reached(to30080, { deployments: [...deployments, binder], services })).toEqual([
      "pod db",
      "pod web",
    ]);
  });
});

describe("a controller", () => {
  const serves = { ingressClassName: "traefik", gatewayClassName: "traefik" };
  const controller = deployment("traefik", { ...binding80, ...toLabel("here", "80"), serves });
  const backend = { service: "web", port: 3000 };
  const rule = { annotations: {}, ingressClassName: "traefik", host: "web.localhost", path: "/", backend };
  const world = {
    deployments: [controller, deployment("web", { replicas: 2 })],
    services: [service("web")],
    ingresses: [rule],
  };

  it("leads to pods on any node where it is on the port's own", () => {
    expect(reached(page, world)).toEqual(["pod web"]);
  });

  it("may be lost where it is not pinned", () => {
    const [, web] = world.deployments;
    const deployments = [deployment("traefik", { ...binding80, serves }), ...(web ? [web] : [])];
    expect(reached(page, { ...world, deployments })).toEqual([
      "lost: nothing listens on the node",
      "pod web",
    ]);
  });

  it("leads nowhere for hosts and classes that it does not know, and for what is not HTTP", () => {
    const other = { ...to8080, http: { host: "other.localhost", path: "/" } };
    expect(reached(other, world)).toEqual(["lost: traefik says 404"]);
    const ingresses = [{ ...rule, ingressClassName: "nginx" }];
    expect(reached(page, { ...world, ingresses })).toEqual(["lost: traefik says 404"]);
    expect(reached(to8080, world)).toEqual(["lost: traefik takes HTTP only"]);
  });

  it("leads nowhere without a Service of that name and port, or with a target port that nothing listens on", () => {
    expect(reached(page, { ...world, services: [] })).toEqual(["lost: no Service web"]);
    const deaf = service("web", { ports: [{ port: 3000, targetPort: 80, protocol: "TCP" }] });
    expect(reached(page, { ...world, services: [deaf] })).toEqual(["lost: web does not listen"]);
  });
});

describe("a load balancer", () => {
  const balanced = (externalTrafficPolicy: string) => ({
    deployments: [deployment("web")],
    services: [
      service("web", {
        type: "LoadBalancer",
        externalTrafficPolicy,
        ports: [{ port: 8080, targetPort: 3000, protocol: "TCP" }],
      }),
    ],
  });

  it("leads to pods on any node, where the cluster has one", () => {
    expect(reached(to8080, { ...balanced("Cluster"), hasLoadBalancer: true })).toEqual(["pod web"]);
    expect(reached(to8080, balanced("Cluster"))).toEqual(["lost: nothing listens on the node"]);
  });

  it("may be lost with the policy Local", () => {
    expect(reached(to8080, { ...balanced("Local"), hasLoadBalancer: true })).toEqual([
      "lost: no pod of web",
      "pod web",
    ]);
  });
});
