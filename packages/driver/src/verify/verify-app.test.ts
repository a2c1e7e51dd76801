import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer, type AddressInfo, type Server } from "node:net";
import { planCluster, planExposure, recordOf, type Verification } from "@kind-berth/topology";
import { Progress } from "../process/progress";
import { FakeMachine } from "../../test/fakes/fake-machine";
import { verifyApp } from "./verify-app";

const { route } = planExposure(
  { name: "web", port: "http", containerPort: 8080 },
  recordOf(
    planCluster({ name: "demo", portMappings: [{ name: "http", hostPort: 28472, containerPort: 80 }] }),
  ),
  [],
);
const container = "demo-control-plane";
const ports = { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "28472" }] };
const labels = { "io.x-k8s.kind.cluster": "demo", "io.x-k8s.kind.role": "control-plane" };

// Each health check starts several processes, which is slow on a busy machine.
jest.setTimeout(60_000);

let machine: FakeMachine;
beforeEach(() => {
  machine = new FakeMachine({
    containers: [{ id: "1", name: container, labels, ports, nodeLabels: {} }],
  });
});
afterEach(() => {
  machine.dispose();
});

/** Runs the health check of an app. A server in this process listens on the app's host port. */
async function verified(
  server: Server,
  change: Partial<Verification> = {},
  lines: string[] = [],
  timeout = 0,
) {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const verification: Verification = {
    version: 1,
    app: "web",
    url: `http://web.localhost:${port}/shop`,
    address: "127.0.0.1",
    hostPort: port,
    protocol: "TCP",
    container,
    route,
    ...change,
  };
  const progress = new Progress((line) => lines.push(line));
  try {
    const sentence = await verifyApp(
      verification,
      progress,
      new AbortController().signal,
      timeout < 0 ? undefined : timeout,
    );
    return sentence.replaceAll(String(port), "8080");
  } finally {
    progress.end();
    await new Promise((resolve) => server.close(resolve));
  }
}
const selector = "--selector=app.kubernetes.io/name=web,app.kubernetes.io/managed-by=berth";
const pod = (
  name: string,
  replicaSet = "web-1",
  status: object = { conditions: [{ type: "Ready", status: "True" }] },
) => ({
  metadata: { name, ownerReferences: [{ name: replicaSet, controller: true }] },
  spec: { nodeName: container },
  status,
});
const withoutImage = {
  conditions: [{ type: "Ready", status: "False" }],
  containerStatuses: [
    {
      name: "web",
      ready: false,
      state: { waiting: { reason: "ErrImagePull", message: "web:2: not found" } },
    },
  ],
};
const replicaSet = (name: string, revision: string, readyReplicas: number) => ({
  kind: "ReplicaSet",
  metadata: {
    name,
    annotations: { "deployment.kubernetes.io/revision": revision },
    ownerReferences: [{ kind: "Deployment", name: "web" }],
  },
  spec: { replicas: 1 },
  status: { replicas: 1, readyReplicas },
});
const webDeployment = {
  metadata: { name: "web", generation: 2 },
  spec: { replicas: 1 },
  status: { observedGeneration: 2, updatedReplicas: 1 },
};
const replicaSets = (...items: object[]) => ({ [`replicasets ${selector}`]: { items } });
/** The app's Deployment and its ReplicaSets. */
const rollout = (...sets: object[]) => ({
  [`deployments ${selector}`]: { items: [webDeployment] },
  ...replicaSets(...sets),
});
const http = (listener: RequestListener) => createHttpServer(listener);

describe("verifyApp", () => {
  it("sends the request with the app's host and path", async () => {
    let asked = "";
    const server = http((request, response) => {
      asked = `${request.headers.host?.replace(/:\d+$/, "") ?? ""} ${request.url ?? ""}`;
      response.end("hello");
    });
    expect(await verified(server)).toBe("http://web.localhost:8080/shop answers with HTTP 200.");
    expect(asked).toBe("web.localhost /shop");
  });

  describe("if the app responds", () => {
    /** Returns the number of requests that the health check sends if the Service changed at the given time. */
    async function requestsAfter(change: Date): Promise<number> {
      let requests = 0;
      const server = http((_, response) => {
        requests += 1;
        response.end("hello");
      });
      const managedFields = [{ manager: "pulumi", time: change.toISOString() }];
      machine.change({ objects: { "service web": { metadata: { managedFields } } } });
      await verified(server);
      return requests;
    }

    it("repeats the request until a change of the app's Service has reached the nodes", async () => {
      // The time is in the future, so that a slow machine also sends the first request before the change has reached the nodes.
      expect(await requestsAfter(new Date(Date.now() + 3_600_000))).toBeGreaterThan(1);
    });

    it("control: sends one request if the change is old", async () => {
      expect(await requestsAfter(new Date(0))).toBe(1);
    });
  });

  describe("if the app responds with HTTP 503", () => {
    const objects = {
      "pods --selector=app.kubernetes.io/name=berth-ingress-http": { items: [pod("traefik-1")] },
      "ingress web": { metadata: {}, status: { loadBalancer: { ingress: [{ hostname: "localhost" }] } } },
      "service web": { metadata: {}, spec: { ports: [{ port: 8080 }] } },
      "endpointslices --selector=kubernetes.io/service-name=web": { items: [{ endpoints: null }] },
      "pods --selector=app.kubernetes.io/name=web,app.kubernetes.io/managed-by=berth": { items: [] },
    };

    it("follows the route, prints the verdict on each hop, and names the first hop that blocks requests", async () => {
      machine.change({ objects });
      const lines: string[] = [];
      const error = verified(
        http((_, response) => response.writeHead(503).end()),
        {},
        lines,
      );
      await expect(error).rejects.toThrow(
        /HTTP 503.*The route is blocked at the service `default\/web`: it has no endpoints.*Check Service `default\/web`/s,
      );
      expect(lines.map((line) => line.replace(/^\[ +\d+ s\] /u, "")).slice(-6)).toEqual([
        "pass  hostPort 127.0.0.1:28472: `demo-control-plane` publishes it",
        "pass  node demo-control-plane: it is Ready",
        "pass  ingressController berth-ingress-http/berth-ingress-http: 1 of 1 pods is ready on `demo-control-plane`",
        "pass  ingress default/web: a controller serves it",
        "block service default/web: it has no endpoints, because its selector matches no pod",
        "block pod app.kubernetes.io/name=web,app.kubernetes.io/managed-by=berth: no pod exists",
      ]);
    });

    it("reports no block at hops that need the API server, and names the next hop to check", async () => {
      machine.change({ containers: [{ id: "1", name: container, labels: {}, ports, nodeLabels: {} }] });
      const error = verified(http((_, response) => response.writeHead(503).end()));
      await expect(error).rejects.toThrow(
        /HTTP 503.*1 of 6 hops pass requests, and no hop blocks requests.*next hop on the route is `service`/s,
      );
    });
  });

  describe("if Berth runs the app's pods", () => {
    const deployment = "web";

    it("waits for the rollout while an old pod responds, and names the new pod that fails", async () => {
      const pods = { items: [pod("web-1-a"), pod("web-2-b", "web-2", withoutImage)] };
      machine.change({
        objects: {
          ...rollout(replicaSet("web-1", "1", 1), replicaSet("web-2", "2", 0)),
          [`pods ${selector}`]: pods,
        },
      });
      const error = verified(
        http((_, response) => response.end("old")),
        { deployment },
      );
      await expect(error).rejects.toThrow(
        /has not completed its rollout: .*pod `web-2-b` is not ready: .*ErrImagePull.*\[IMAGE_NOT_FOUND\]\. Correct the image/,
      );
    });

    it("control: succeeds when the rollout is complete", async () => {
      const pods = { items: [pod("web-2-b", "web-2")] };
      const old = { ...replicaSet("web-1", "1", 0), status: { replicas: 0 } };
      machine.change({
        objects: { ...rollout(old, replicaSet("web-2", "2", 1)), [`pods ${selector}`]: pods },
      });
      const server = http((_, response) => response.end("new"));
      expect(await verified(server, { deployment })).toContain("answers with HTTP 200");
    });

    it("waits for the rollout of a Deployment whose labels a transform has removed", async () => {
      const unlabelled = { "deployment web": webDeployment, ...replicaSets(replicaSet("web-1", "1", 0)) };
      const pods = { items: [pod("web-1-a", "web-1", withoutImage)] };
      machine.change({ objects: { ...unlabelled, [`pods ${selector}`]: pods } });
      const error = verified(
        http((_, response) => response.end("old")),
        { deployment },
      );
      await expect(error).rejects.toThrow(/has not completed its rollout.*\[IMAGE_NOT_FOUND\]/);
    });

    it("fails long before the time limit if a hop blocks requests permanently, and prints what it waits for only once", async () => {
      machine.change({
        objects: {
          ...rollout(replicaSet("web-1", "1", 0)),
          [`pods ${selector}`]: { items: [pod("web-1-a", "web-1", withoutImage)] },
        },
      });
      const lines: string[] = [];
      const server = createServer((socket) => socket.destroy());
      const error = verified(server, { deployment, timeout: 600, permanentTimeout: 1 }, lines, -1);
      await expect(error).rejects.toThrow(/\[IMAGE_NOT_FOUND\].*\[APP_NOT_REACHED\]/);
      expect(lines.filter((line) => line.includes("Waiting for the"))).toHaveLength(1);
    });
  });

  describe("if the app is an existing Service of type NodePort", () => {
    const byNodePort = [
      ...route.slice(0, 2),
      { kind: "service", namespace: "default", name: "web", port: 8080, nodePort: 30080 },
    ] as const;
    const withNodePort = (nodePort: number) => ({
      "service web": { metadata: {}, spec: { type: "NodePort", ports: [{ port: 8080, nodePort }] } },
      "endpointslices --selector=kubernetes.io/service-name=web": { items: [{ endpoints: [{}] }] },
    });

    it("rejects a response on the port if the Service has another NodePort", async () => {
      machine.change({ objects: withNodePort(31234) });
      const error = verified(
        http((_, response) => response.end("from another Service")),
        { route: byNodePort },
      );
      await expect(error).rejects.toThrow(
        /the response may come from another Service.*\[SERVICE_NODE_PORT_DIFFERS\]/,
      );
    });

    it("control: accepts the response if the Service has the NodePort", async () => {
      machine.change({ objects: withNodePort(30080) });
      const server = http((_, response) => response.end("hello"));
      expect(await verified(server, { route: byNodePort })).toContain("answers with HTTP 200");
    });
  });

  it("reports that an HTTP connection is closed immediately", async () => {
    const error = verified(createServer((socket) => socket.destroy()));
    await expect(error).rejects.toThrow(/closed immediately.*ingressController/s);
  });

  it("accepts a 404 as the app's response if another host gets a different response", async () => {
    const server = http((request, response) =>
      response.writeHead(404).end(request.headers.host?.startsWith("web.") ? "no such shop" : "no such host"),
    );
    expect(await verified(server)).toContain("answers with HTTP 404");
  });

  it("warns about a 404 that is the same for every host", async () => {
    const served = { metadata: {}, status: { loadBalancer: { ingress: [{ hostname: "localhost" }] } } };
    const objects = { "ingress web": served, [`pods ${selector}`]: { items: [pod("web-1")] } };
    machine.change({
      objects: { ...objects, "service web": { metadata: {}, spec: { ports: [{ port: 8080 }] } } },
    });
    const lines: string[] = [];
    const server = http((_, response) => response.writeHead(404).end("404 page not found"));
    expect(await verified(server, {}, lines)).toContain("but the response may not come from the app");
    expect(lines.join("\n")).toMatch(/warning: .*APP_RESPONSE_AMBIGUOUS/s);
    // The control: if the Service does not exist, Traefik also responds with this status, and the app cannot respond.
    machine.change({ objects });
    await expect(verified(server)).rejects.toThrow(/\[OBJECT_MISSING\].*\[APP_NOT_REACHED\]/s);
  });

  it("control: fails if no controller serves the Ingress", async () => {
    const notServed = { metadata: {}, status: { loadBalancer: {} } };
    machine.change({
      objects: { "ingress web": notServed, [`pods ${selector}`]: { items: [pod("web-1")] } },
    });
    const server = http((_, response) => response.writeHead(404).end("404 page not found"));
    await expect(verified(server)).rejects.toThrow(/\[INGRESS_NOT_SERVED\].*\[APP_NOT_REACHED\]/s);
  });

  it("opens a connection if the app does not use HTTP, and accepts a greeting as a response", async () => {
    const server = createServer((socket) => socket.end("220 ready\r\n"));
    expect(await verified(server, { url: "tcp://127.0.0.1:8080" })).toContain("accepts connections");
  });

  it("reports that a TCP connection is closed immediately", async () => {
    const server = createServer((socket) => socket.end());
    await expect(verified(server, { url: "tcp://127.0.0.1:8080" })).rejects.toThrow(
      "the connection is closed immediately, because nothing listens behind the host port",
    );
  });

  describe("if the cluster does not run on this machine", () => {
    const deployment = "web";
    const complete = {
      ...rollout(replicaSet("web-1", "1", 1)),
      [`pods ${selector}`]: { items: [pod("web-1-a")] },
    };
    const asked: string[] = [];
    const server = () =>
      http((request, response) => {
        asked.push(request.url ?? "");
        response.end("not the app");
      });
    beforeEach(() => {
      asked.length = 0;
    });

    it("waits for the rollout only, if the engine and the port are on another machine", async () => {
      machine.change({ objects: complete });
      process.env["CONTAINER_HOST"] = "tcp://192.0.2.1:2375";
      expect(await verified(server(), { deployment })).toBe(
        'The rollout of app "web" is complete. Berth sent no requests, because the container engine and the port are on another machine.',
      );
      machine.change({ objects: { ...complete, ...rollout(replicaSet("web-1", "1", 0)) } });
      await expect(verified(server(), { deployment })).rejects.toThrow(
        /has not completed its rollout: a new pod is not ready, or an old pod remains.*\[APP_NOT_REACHED\]/s,
      );
      expect(asked).toEqual([]);
    });

    it.each([
      ["no engine has the container", { container: "other-control-plane" }],
      ["no engine responds", {}],
    ])("fails if Pulumi does not wait for the Deployment and %s", async (_, change) => {
      if (!("container" in change)) process.env["KIND_EXPERIMENTAL_PROVIDER"] = "finch";
      await expect(verified(server(), { ...change, deployment })).rejects.toThrow(
        /app "web" cannot be checked: .*(?:has no container|no container engine).*`verify` to `false`.*\[APP_NOT_CHECKED\]/s,
      );
      expect(await verified(server(), change)).toContain("was skipped: ");
      expect(asked).toEqual([]);
    });

    it("follows the route if the container that publishes the port is stopped", async () => {
      machine.change({
        containers: [{ id: "1", name: container, labels, ports, nodeLabels: {}, stopped: true }],
      });
      const error = verified(
        createServer((socket) => socket.destroy()),
        { deployment },
      );
      await expect(error).rejects.toThrow(/\[NODE_CONTAINER_EXITED\].*\[APP_NOT_REACHED\]/s);
    });
  });

  it.each([
    [{ container: "other-control-plane" }, "this machine's docker has no container `other-control-plane`"],
    [{ protocol: "UDP" as const }, "Berth cannot check an app over UDP, because only a client of the app"],
  ])("skips the health check if a response would prove nothing: %j", async (change, reason) => {
    expect(await verified(createServer(), change)).toContain(`was skipped: ${reason}`);
  });
});
