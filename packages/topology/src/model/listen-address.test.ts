import { addressInUrl } from "./listen-address";
import { hostEndpoint, hostEndpoints, portsByAddress } from "./port-record";

it.each([
  ["127.0.0.1", "127.0.0.1"],
  ["192.168.1.7", "192.168.1.7"],
  ["0.0.0.0", "127.0.0.1"],
  ["::1", "[::1]"],
  ["fd00::5", "[fd00::5]"],
  ["::", "[::1]"],
  ["shop.example.com", "shop.example.com"],
])("writes the address %s as %s in a URL", (address, inUrl) => {
  expect(addressInUrl(address)).toBe(inUrl);
  expect(new URL(`http://${addressInUrl(address)}:8080/`).port).toBe("8080");
});

it.each([
  ["0.0.0.0", "0.0.0.0:8080/TCP"],
  ["::", "[::]:8080/TCP"],
  ["::1", "[::1]:8080/TCP"],
])("writes the port on the address %s as %s in a message", (listenAddress, endpoint) => {
  expect(hostEndpoint({ listenAddress, hostPort: 8080, protocol: "TCP" })).toBe(endpoint);
});

it("splits a port into one port for each address; a port of an older record has one address", () => {
  const port = { listenAddress: "127.0.0.1", hostPort: 8080, protocol: "TCP" } as const;
  const several = { ...port, additionalListenAddresses: ["::1"] };
  expect(portsByAddress(several)).toStrictEqual([port, { ...port, listenAddress: "::1" }]);
  expect(portsByAddress(port)).toStrictEqual([port]);
  expect(hostEndpoints(several)).toEqual(["127.0.0.1:8080/TCP", "[::1]:8080/TCP"]);
});
