import { once } from "node:events";
import { createServer } from "node:net";
import { findFreePorts } from "./free-ports";

it("finds distinct ports in the range, and leaves them free", async () => {
  const range = { from: 10_000, to: 10_500 };
  const ports = await findFreePorts(3, range);
  expect(new Set(ports).size).toBe(3);
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(range.from);
    expect(port).toBeLessThan(range.to);
    const server = createServer().listen(port, "127.0.0.1");
    await once(server, "listening");
    server.close();
    await once(server, "close");
  }
});

it("does not return a port that is in use, and fails if no other port is free", async () => {
  const [port = 0] = await findFreePorts(1, { from: 10_500, to: 11_000 });
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  const only = { from: port, to: port + 1 };
  await expect(findFreePorts(1, only)).rejects.toThrow(`There are not 1 free ports between ${port} and`);
  server.close();
  await once(server, "close");
  expect(await findFreePorts(1, only)).toEqual([port]);
});
