import { createServer as createHttpServer } from "node:http";
import { createServer, type AddressInfo, type Server } from "node:net";
import { askHostPort } from "./host-port";

/** Runs a server on a free loopback port for the duration of one test. */
async function serving<T>(server: Server, test: (hostPort: number) => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await test((server.address() as AddressInfo).port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

it("sends the host name, and returns the response", async () => {
  const server = createHttpServer((asked, answer) =>
    answer.writeHead(418).end(`you asked ${asked.headers.host ?? ""}`),
  );
  expect(await serving(server, (hostPort) => askHostPort({ hostPort, host: "web.localhost" }))).toEqual({
    outcome: "answered",
    status: 418,
    body: "you asked web.localhost",
  });
});

it("reports a port on which nothing listens as refused", async () => {
  const free = await serving(createServer(), (hostPort) => Promise.resolve(hostPort));
  expect(await askHostPort({ hostPort: free })).toEqual({ outcome: "refused" });
});

it("reports a connection that is accepted and closed at once as reset", async () => {
  const server = createServer((socket) => socket.destroy());
  expect(await serving(server, (hostPort) => askHostPort({ hostPort }))).toEqual({ outcome: "reset" });
});

it("reports a port that accepts a connection but sends no response as silent", async () => {
  const server = createServer((socket) => socket.on("error", () => socket.destroy()).resume());
  expect(await serving(server, (hostPort) => askHostPort({ hostPort, timeout: 50 }))).toEqual({
    outcome: "silent",
  });
});
