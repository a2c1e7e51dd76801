import { createSocket } from "node:dgram";
import { createServer, type AddressInfo } from "node:net";
import { decode, encode, streamEncode, type Packet } from "dns-packet";
import { askByTcp, askNameServer } from "./name-server";

/** Answers a query for `known.test` with an address, and a query for any other name with NXDOMAIN. */
function reply({ id, questions = [] }: Packet): Packet {
  const name = questions[0]?.name ?? "";
  const isKnown = name === "known.test";
  return {
    type: "response",
    // In RFC 1035, RCODE 3 means NXDOMAIN.
    flags: isKnown ? 0 : 3,
    questions,
    ...(id === undefined ? {} : { id }),
    answers: isKnown ? [{ type: "A", name, data: "192.0.2.7" }] : [],
  };
}

it("looks up a name over UDP, and returns the error code for a name that does not exist", async () => {
  const server = createSocket("udp4");
  server.on("message", (query, { port }) => {
    server.send(encode(reply(decode(query))), port, "127.0.0.1");
  });
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address();
    expect(await askNameServer(port, "known.test")).toBe("192.0.2.7");
    expect(await askNameServer(port, "unknown.test")).toBe("ENOTFOUND");
  } finally {
    server.close();
  }
});

it("looks up a name over TCP, and returns an empty string for a name that does not exist", async () => {
  const server = createServer((socket) => {
    // Over TCP, two bytes before the message contain its length (RFC 1035, 4.2.2).
    socket.once("data", (query) => socket.end(streamEncode(reply(decode(query.subarray(2))))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    expect(await askByTcp(port, "known.test")).toBe("192.0.2.7");
    expect(await askByTcp(port, "unknown.test")).toBe("");
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

it("returns the reason if no response arrives over TCP", async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  expect(await askByTcp(port)).toMatch(/^(?:closed|ECONNRESET|EPIPE)$/u);
  await new Promise((resolve) => server.close(resolve));
  expect(await askByTcp(port)).toBe("ECONNREFUSED");
});
