import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fits, send, sendUntilPromised } from "./send";

describe("fits", () => {
  it.each([
    [{ text: "web", status: 200 }, "web", true],
    [{ text: "web", status: 500 }, "web", false],
    [{ text: "404 page not found", status: 404 }, "404 page not found", true],
    [{ text: "404 page not found", status: 200 }, "404 page not found", false],
    [{ text: "10.96.0.1" }, "10.96.0.1", true],
    [{ text: "ETIMEOUT" }, "10.96.0.1", false],
    [{ text: "no answer", isUntrusted: true as const }, "curl: (60) …", true],
    [{ text: "no answer" }, "curl: (60) …", false],
    [{ text: "Hello", status: 200 }, "curl: (60) …", false],
  ])("for the answer %j and the promised answer %j, returns %j", (answer, promised, expected) => {
    expect(fits(answer, promised)).toBe(expected);
  });
});

describe("a request", () => {
  /** Runs a test with a server. The server's first answer is `not yet`, and each later answer is the requested host. */
  async function withServer<T>(test: (port: number) => Promise<T>): Promise<T> {
    let asked = 0;
    const server = createServer(({ headers }, answer) => {
      answer.writeHead(asked++ === 0 ? 404 : 200).end(asked === 1 ? "not yet" : headers.host);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      return await test((server.address() as AddressInfo).port);
    } finally {
      server.close();
    }
  }

  it("is repeated until the promised answer arrives", async () => {
    await withServer(async (port) => {
      const command = `curl http://web.localhost:${port}/`;
      const answer = `web.localhost:${port}`;
      expect(await sendUntilPromised({ command, answer })).toEqual({
        command,
        answer,
        seen: answer,
        asPromised: true,
      });
    });
  });

  it("returns the last answer with its status after the timeout", async () => {
    await withServer(async (port) => {
      const promised = { command: `curl http://web.localhost:${port}/`, answer: "web" };
      expect(await sendUntilPromised(promised, 0)).toEqual({
        ...promised,
        seen: "HTTP 404: not yet",
        asPromised: false,
      });
    });
  });

  it("reports that nothing listens on the port", async () => {
    const port = await withServer((free) => Promise.resolve(free));
    const request = { url: `http://127.0.0.1:${port}/`, host: "web.localhost", path: "/" };
    expect(await send({ ...request, protocol: "http", address: "127.0.0.1", port })).toEqual({
      text: "no response: nothing listens on it",
    });
  });
});
