import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer, type AddressInfo, type Server } from "node:net";
import type { Verification } from "@berth/topology";
import { Progress } from "../process/progress";
import { FakeMachine } from "../testing/fake-machine";
import { verifyApp } from "./verify-app";

const container = "demo-control-plane";
const hops: Verification["hops"] = [
  { kind: "hostPort", name: "127.0.0.1:8080" },
  { kind: "node", name: container },
  { kind: "ingressController", name: "berth-ingress-http/berth-ingress-http" },
  { kind: "ingress", name: "default/web" },
  { kind: "service", name: "default/web" },
  { kind: "pod", name: "app.kubernetes.io/name=web" },
];

let machine: FakeMachine;
beforeEach(() => {
  machine = new FakeMachine({
    containers: [{ id: "1", name: container, labels: {}, ports: {}, nodeLabels: {} }],
  });
});
afterEach(() => {
  machine.dispose();
});

/** Verifies an app whose host port is a server of this process. */
async function verified(server: Server, change: Partial<Verification> = {}, lines: string[] = []) {
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
    hops,
    ...change,
  };
  const progress = new Progress((line) => lines.push(line));
  try {
    const sentence = await verifyApp(verification, progress, new AbortController().signal, 0);
    return sentence.replaceAll(String(port), "8080");
  } finally {
    progress.end();
    await new Promise((resolve) => server.close(resolve));
  }
}
const http = (listener: RequestListener) => createHttpServer(listener);

describe("verifyApp", () => {
  it("asks by the app's host and path", async () => {
    let asked = "";
    const server = http((request, response) => {
      asked = `${request.headers.host?.replace(/:\d+$/, "") ?? ""} ${request.url ?? ""}`;
      response.end("hello");
    });
    expect(await verified(server)).toBe("http://web.localhost:8080/shop answers with HTTP 200.");
    expect(asked).toBe("web.localhost /shop");
  });

  it("tells what was seen and where to look, where a controller gets nothing from the app", async () => {
    const error = verified(http((_, response) => response.writeHead(503).end()));
    await expect(error).rejects.toThrow(/HTTP 503.*next hop of its route is the service.*`default\/web`/s);
  });

  it("tells a connection that is broken off", async () => {
    const error = verified(createServer((socket) => socket.destroy()));
    await expect(error).rejects.toThrow(/broken off.*ingressController/s);
  });

  it("takes a 404 for the app's own where another host is answered otherwise", async () => {
    const server = http((request, response) =>
      response.writeHead(404).end(request.headers.host?.startsWith("web.") ? "no such shop" : "no such host"),
    );
    expect(await verified(server)).toContain("answers with HTTP 404");
  });

  it("warns of a 404 that comes for any host", async () => {
    const lines: string[] = [];
    const server = http((_, response) => response.writeHead(404).end("404 page not found"));
    expect(await verified(server, {}, lines)).toContain("perhaps not by the app");
    expect(lines.join("\n")).toMatch(/warning: .*APP_NOT_TOLD_APART/s);
  });

  it("connects where the app does not speak HTTP, and takes a greeting for an answer", async () => {
    const server = createServer((socket) => socket.end("220 ready\r\n"));
    expect(await verified(server, { url: "tcp://127.0.0.1:8080" })).toContain("takes connections");
  });

  it("tells that a port of TCP is broken off at once", async () => {
    const server = createServer((socket) => socket.end());
    await expect(verified(server, { url: "tcp://127.0.0.1:8080" })).rejects.toThrow("broken off");
  });

  it.each([
    [{ container: "other-control-plane" }, "no container `other-control-plane` runs on docker"],
    [{ protocol: "UDP" as const }, "over UDP only the app's own client can tell"],
  ])("asks nobody where the answer would say nothing: %j", async (change, reason) => {
    expect(await verified(createServer(), change)).toContain(`was not asked: ${reason}`);
  });
});
