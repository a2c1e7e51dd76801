import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Load } from "./load";

const servers: Server[] = [];

/** Starts a server on a free host port. */
async function place(answer: RequestListener): Promise<{ hostPort: number }> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { hostPort: (server.address() as AddressInfo).port };
}

/**
 * Returns the two places of a moved app. The first place rejects all requests. The second place responds after the first place has rejected
 * the given number of requests.
 */
async function movedAfter(refusals: number) {
  let refused = 0;
  const later = await place((_request, response) => {
    response.writeHead(refused < refusals ? 404 : 200).end("later");
  });
  const old = await place((_request, response) => {
    // The delay ensures that the second place receives its request first.
    setTimeout(() => {
      refused++;
      response.writeHead(404).end();
    }, 100);
  });
  return { old, later };
}

/** Applies a load for half a second, and returns the results. */
async function resultOf(load: Load) {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return load.end();
}

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise((resolve) => {
          server.close(resolve).closeAllConnections();
        }),
    ),
  );
});

describe("a load on two places", () => {
  it("loses no request if the app is always at one of the places, even if both first requests fail", async () => {
    const { old, later } = await movedAfter(1);
    expect(await resultOf(new Load(old, later))).toMatchObject({ lost: [], said: ["later"] });
  });

  it("control: loses the requests that arrive while the app is at neither place", async () => {
    const { old, later } = await movedAfter(8);
    const { lost, said } = await resultOf(new Load(old, later));
    expect(lost.length).toBeGreaterThan(0);
    expect(new Set(lost)).toEqual(new Set(["404, 404"]));
    expect(said).toEqual(["later"]);
  });

  it("does not delay the request to the next place if the first place is silent", async () => {
    const silent = await place(() => undefined);
    let answered = 0;
    const later = await place((_request, response) => {
      answered++;
      response.end("later");
    });
    const load = new Load(silent, later);
    // The number of requests exceeds the number of clients. This proves that no client waits for the silent place.
    await until(() => answered >= 10);
    for (const server of servers) server.closeAllConnections();
    expect(await load.end()).toMatchObject({ lost: [], said: ["later"] });
  });
});

/** Waits for a condition for at most 50 seconds, so that the wait ends before the test's time limit. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 50_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error("the condition was not met within 50 s");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
