import type { PortRecord } from "../../model/port-record";
import { hostPortUrl, ingressUrl } from "./url";

function port(containerPort: number, change: Partial<PortRecord> = {}): PortRecord {
  const listening = { listenAddress: "127.0.0.1", hostPort: 8080, protocol: "TCP" } as const;
  return { name: "web", node: "worker", containerPort, ...listening, ...change };
}

it.each([
  ["an HTTP port", port(80), "http://127.0.0.1:8080/"],
  ["an HTTPS port", port(443), "https://127.0.0.1:8080/"],
  ["a TCP port", port(5432), "tcp://127.0.0.1:8080"],
  ["a UDP port", port(53, { protocol: "UDP" }), "udp://127.0.0.1:8080"],
  ["an HTTP port on an IPv6 address", port(80, { listenAddress: "::1" }), "http://[::1]:8080/"],
  ["a TCP port on an IPv6 address", port(5432, { listenAddress: "fd00::5" }), "tcp://[fd00::5]:8080"],
  ["an HTTP port on all IPv6 addresses", port(80, { listenAddress: "::" }), "http://[::1]:8080/"],
])("returns a URL that clients accept for %s", (_, record, url) => {
  expect(hostPortUrl(record)).toBe(url);
  expect(new URL(url).port).toBe("8080");
});

it.each([
  [port(80, { hostPort: 80 }), "http://web.localhost/shop"],
  [port(443, { hostPort: 443 }), "https://web.localhost/shop"],
  [port(80, { hostPort: 443 }), "http://web.localhost:443/shop"],
  [port(80), "http://web.localhost:8080/shop"],
])("omits only the scheme's own port from the URL of an app behind the controller", (record, url) => {
  expect(ingressUrl({ host: "web.localhost", path: "/shop" }, record)).toBe(url);
});
