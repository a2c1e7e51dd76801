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

it("hands back the answer, asked for by the host's name", async () => {
  const server = createHttpServer((asked, answer) =>
    answer.writeHead(418).end(`you asked ${asked.headers.host ?? ""}`),
  );
  expect(await serving(server, (hostPort) => askHostPort({ hostPort, host: "web.localhost" }))).toEqual({
    outcome: "answered",
    status: 418,
    body: "you asked web.localhost",
  });
});

it("tells a port that nobody listens on", async () => {
  const free = await serving(createServer(), (hostPort) => Promise.resolve(hostPort));
  expect(await askHostPort({ hostPort: free })).toEqual({ outcome: "refused" });
});

it("tells a connection that is accepted and broken off", async () => {
  const server = createServer((socket) => socket.destroy());
  expect(await serving(server, (hostPort) => askHostPort({ hostPort }))).toEqual({ outcome: "reset" });
});

it("tells a port that accepts and says nothing", async () => {
  const server = createServer((socket) => socket.on("error", () => socket.destroy()).resume());
  expect(await serving(server, (hostPort) => askHostPort({ hostPort, timeout: 50 }))).toEqual({
    outcome: "silent",
  });
});
