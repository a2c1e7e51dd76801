import { binding80, deployment, nodePort, sampleWorld, service, toLabel } from "./sample-world";
import { ends, type Request, type World } from "./request";

const to8080: Request = { address: "127.0.0.1", port: 8080, protocol: "TCP" };
const to30080: Request = { ...to8080, port: 30080 };
const page: Request = { ...to8080, http: { host: "web.localhost", path: "/" } };

function reached(request: Request, world: Partial<World>): string[] {
  return ends(request, { ...sampleWorld, ...world });
}

describe("a pod with a hostPort", () => {
  it("is reached if it is pinned to the node that carries the port", () => {
    const pinned = deployment("web", { ...binding80, ...toLabel("here", "80") });
    expect(reached(to8080, { deployments: [pinned] })).toEqual(["pod web"]);
  });

  it("may be unreachable if it is not pinned: the scheduler may choose the other worker", () => {
    const free = deployment("web", binding80);
    expect(reached(to8080, { deployments: [free] })).toEqual([
      "lost: nothing listens on the node",
      "pod web",
    ]);
  });

  it("is never reached if it is pinned to another node", () => {
    const elsewhere = toLabel("kubernetes.io/hostname", "demo-worker2");
    const pinned = deployment("web", { ...binding80, ...elsewhere });
    expect(reached(to8080, { deployments: [pinned] })).toEqual(["lost: nothing listens on the node"]);
  });

  it("is never reached if the manifest names a port that nothing listens on", () => {
    const deaf = deployment("web", {
      ...binding80,
      ...toLabel("here", "80"),
      listens: [{ port: 8000, protocol: "TCP" }],
    });
    expect(reached(to8080, { deployments: [deaf] })).toEqual(["lost: web does not listen"]);
  });

  it("is not reached through another protocol, address or host port", () => {
    const deployments = [deployment("web", { ...binding80, ...toLabel("here", "80") })];
    const lost = ["lost: nothing listens on the host"];
    expect(reached({ ...to8080, protocol: "UDP" }, { deployments })).toEqual(lost);
    expect(reached({ ...to8080, address: "192.168.1.5" }, { deployments })).toEqual(lost);
    expect(reached({ ...to8080, port: 80 }, { deployments })).toEqual(lost);
  });
});

describe("a NodePort", () => {
  const deployments = [deployment("web", { replicas: 2 })];

  it("forwards requests from any node to the pods, regardless of the pods' nodes", () => {
    expect(reached(to30080, { deployments, services: [nodePort("web", 30080, "Cluster")] })).toEqual([
      "pod web",
    ]);
  });

  it("may lose requests with externalTrafficPolicy Local: all pods may run on the other worker", () => {
    const services = [nodePort("web", 30080, "Local")];
    expect(reached(to30080, { deployments, services })).toEqual(["lost: no pod of web", "pod web"]);
  });

  it("forwards requests with externalTrafficPolicy Local if the pods are pinned", () => {
    const pinned = [deployment("web", toLabel("here", "80"))];
    const services = [nodePort("web", 30080, "Local")];
    expect(reached(to30080, { deployments: pinned, services })).toEqual(["pod web"]);
  });

  it("loses requests if its number differs from the containerPort, or if no pod exists", () => {
    const otherNumber = { deployments, services: [nodePort("web", 30081, "Cluster")] };
    expect(reached(to30080, otherNumber)).toEqual(["lost: nothing listens on the node"]);
    const none = {
      deployments: [deployment("web", { replicas: 0 })],
      services: [nodePort("web", 30080, "Cluster")],
    };
    expect(reached(to30080, none)).toEqual(["lost: no pod of web"]);
  });

  it("may forward requests to either pod if another pod binds the same port", () => {
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

describe("an Ingress controller", () => {
  const serves = { ingressClassName: "traefik", gatewayClassName: "traefik" };
  const controller = deployment("traefik", { ...binding80, ...toLabel("here", "80"), serves });
  const backend = { service: "web", port: 3000 };
  const rule = { annotations: {}, ingressClassName: "traefik", host: "web.localhost", path: "/", backend };
  const world = {
    deployments: [controller, deployment("web", { replicas: 2 })],
    services: [service("web")],
    ingresses: [rule],
  };

  it("routes requests to pods on any node if it runs on the node that carries the port", () => {
    expect(reached(page, world)).toEqual(["pod web"]);
  });

  it("may be unreachable if it is not pinned", () => {
    const [, web] = world.deployments;
    const deployments = [deployment("traefik", { ...binding80, serves }), ...(web ? [web] : [])];
    expect(reached(page, { ...world, deployments })).toEqual([
      "lost: nothing listens on the node",
      "pod web",
    ]);
  });

  it("does not route requests for unknown hosts, for unknown classes, or without HTTP", () => {
    const other = { ...to8080, http: { host: "other.localhost", path: "/" } };
    expect(reached(other, world)).toEqual(["lost: traefik says 404"]);
    const ingresses = [{ ...rule, ingressClassName: "nginx" }];
    expect(reached(page, { ...world, ingresses })).toEqual(["lost: traefik says 404"]);
    expect(reached(to8080, world)).toEqual(["lost: traefik takes HTTP only"]);
  });

  it("loses requests if the Service does not exist, or if nothing listens on the Service's target port", () => {
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

  it("routes requests to pods on any node if the cluster has a load balancer", () => {
    expect(reached(to8080, { ...balanced("Cluster"), hasLoadBalancer: true })).toEqual(["pod web"]);
    expect(reached(to8080, balanced("Cluster"))).toEqual(["lost: nothing listens on the node"]);
  });

  it("may lose requests with externalTrafficPolicy Local", () => {
    expect(reached(to8080, { ...balanced("Local"), hasLoadBalancer: true })).toEqual([
      "lost: no pod of web",
      "pod web",
    ]);
  });
});
