import { createSocket } from "node:dgram";
import { createServer, type AddressInfo } from "node:net";
import { loopbackToProbe, probeBind } from "./bind-probe";

const listenAddress = "127.0.0.1";

it("reports a TCP port as held, and as free after its release", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, listenAddress, resolve));
  const { port: hostPort } = server.address() as AddressInfo;
  expect(await probeBind({ listenAddress, hostPort, protocol: "TCP" })).toBe("held");
  expect(await probeBind({ listenAddress: "0.0.0.0", hostPort, protocol: "TCP" })).toBe("held");
  await new Promise((resolve) => server.close(resolve));
  expect(await probeBind({ listenAddress, hostPort, protocol: "TCP" })).toBe("free");
});

it("reports a UDP port as held, and as free after its release", async () => {
  const socket = createSocket("udp4");
  await new Promise<void>((resolve) => socket.bind(0, listenAddress, resolve));
  const { port: hostPort } = socket.address();
  expect(await probeBind({ listenAddress, hostPort, protocol: "UDP" })).toBe("held");
  await new Promise<void>((resolve) => socket.close(resolve));
  expect(await probeBind({ listenAddress, hostPort, protocol: "UDP" })).toBe("free");
});

it("detects an address that does not belong to this machine (TEST-NET-1)", async () => {
  expect(await probeBind({ listenAddress: "192.0.2.1", hostPort: 8080, protocol: "TCP" })).toBe(
    "foreign address",
  );
});

it("reports the state of an SCTP port as unknown", async () => {
  expect(await probeBind({ listenAddress, hostPort: 8080, protocol: "SCTP" })).toBe("unknown");
});

it.each([
  ["linux", "0.0.0.0", undefined],
  ["darwin", "0.0.0.0", "127.0.0.1"],
  ["win32", "::", "::1"],
  ["darwin", "127.0.0.1", undefined],
  ["win32", "192.168.1.5", undefined],
] as const)("on %s, the probe of %s also tests %s", (platform, address, loopback) => {
  expect(loopbackToProbe(address, platform)).toBe(loopback);
});

it.each(["darwin", "win32"] as const)(
  "detects the holder of the loopback address in a probe of all addresses on %s",
  async (platform) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, listenAddress, resolve));
    const { port: hostPort } = server.address() as AddressInfo;
    const port = { listenAddress: "0.0.0.0", hostPort, protocol: "TCP" } as const;
    expect(await probeBind(port, platform)).toBe("held");
    await new Promise((resolve) => server.close(resolve));
    expect(await probeBind(port, platform)).toBe("free");
  },
);
