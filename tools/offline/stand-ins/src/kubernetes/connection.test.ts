import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { KubeConfig } from "@kubernetes/client-node";
import { Connection } from "./connection";

/** Sends a request to a server that uses the given handler. Returns the result and the number of requests. */
async function asked(answers: RequestListener): Promise<{ result: unknown; times: number }> {
  let times = 0;
  const server = createServer((request, response) => {
    times++;
    answers(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  // The real class is an ES module, which jest cannot load. The tests need only these methods.
  const config = {
    getCurrentCluster: () => ({ name: "test", server: `http://127.0.0.1:${port}`, skipTLSVerify: false }),
    applyToFetchOptions: () => Promise.resolve({}),
  } as Partial<KubeConfig> as KubeConfig;
  try {
    const request = { method: "GET", path: "/", signal: AbortSignal.timeout(10_000) } as const;
    const result = await new Connection(config).json(request).catch((error: unknown) => String(error));
    return { result, times };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const busy = { "Retry-After": "0" };

it("retries a request as long as the server requests retries", async () => {
  let times = 0;
  expect(
    await asked((_, answer) => {
      if (++times < 3) answer.writeHead(429, busy).end('{"message":"storage is (re)initializing"}');
      else answer.end('{"kind":"Pod"}');
    }),
  ).toEqual({ result: { kind: "Pod" }, times: 3 });
});

it("fails after the eleventh rejection, with the server's message", async () => {
  expect(await asked((_, answer) => answer.writeHead(503, busy).end('{"message":"not yet"}'))).toEqual({
    result: "ApiError: not yet",
    times: 11,
  });
});

it("does not retry any other rejection: 429 without Retry-After, or 404", async () => {
  expect(await asked((_, answer) => answer.writeHead(429).end('{"message":"no"}'))).toMatchObject({
    times: 1,
  });
  expect(await asked((_, answer) => answer.writeHead(404, busy).end('{"message":"no"}'))).toMatchObject({
    times: 1,
  });
});
