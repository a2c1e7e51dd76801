import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describeAnswer, waitForAnswer } from "./wait-for-answer";

it("repeats the request until the route exists, and returns the last response after a timeout", async () => {
  let asked = 0;
  const server = createServer((_, answer) => answer.writeHead(++asked < 3 ? 404 : 200).end("here"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port: hostPort } = server.address() as AddressInfo;
    const impatient = await waitForAnswer({ hostPort }, 0);
    expect(describeAnswer(impatient)).toBe("it answers with HTTP 404");
    expect(await waitForAnswer({ hostPort }, 10_000)).toEqual({
      outcome: "answered",
      status: 200,
      body: "here",
    });
    expect(asked).toBe(3);
  } finally {
    server.close();
  }
});
