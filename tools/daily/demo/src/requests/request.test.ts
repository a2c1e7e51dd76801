import { requestOf, titleOf, withAddress } from "./request";

it.each([
  [
    "curl http://web.localhost:8080/",
    { protocol: "http", address: "127.0.0.1", port: 8080, host: "web.localhost:8080", path: "/" },
  ],
  [
    "curl http://127.0.0.1/health",
    { protocol: "http", address: "127.0.0.1", port: 80, host: "127.0.0.1", path: "/health" },
  ],
  [
    "curl --resolve web.example.com:81:192.0.2.1 http://web.example.com:81/",
    { protocol: "http", address: "192.0.2.1", port: 81, host: "web.example.com:81", path: "/" },
  ],
  [
    "curl --cacert '/a b/authority.pem' https://web.localhost:8443/",
    { protocol: "https", address: "127.0.0.1", port: 8443, authority: "/a b/authority.pem" },
  ],
  ["curl https://web.localhost/", { protocol: "https", port: 443 }],
  ["dig @127.0.0.1 -p 53 +short a.b", { protocol: "dns-udp", port: 53, name: "a.b" }],
  ["dig @127.0.0.1 -p 53 +tcp +short a.b", { protocol: "dns-tcp", port: 53, name: "a.b" }],
])("converts %s to the equivalent request", (command, request) => {
  expect(requestOf(command)).toMatchObject(request);
});

it.each(["curl -X POST http://web.localhost/", "curl", "dig a.b", "rm -r /"])("rejects %s", (command) => {
  expect(() => requestOf(command)).toThrow(`The demo cannot send this request: ${command}`);
});

it("uses a request's URL as its title, or the whole command if the request has no URL", () => {
  expect(titleOf("curl --cacert a.pem https://web.localhost:8443/")).toBe("https://web.localhost:8443/");
  expect(titleOf("dig @127.0.0.1 -p 53 +short a.b")).toBe("dig @127.0.0.1 -p 53 +short a.b");
});

it.each([
  ["curl http://web.localhost:1/", "curl --resolve web.localhost:1:127.0.0.1 http://web.localhost:1/"],
  [
    "curl --cacert a.pem https://web.localhost/",
    "curl --cacert a.pem --resolve web.localhost:443:127.0.0.1 https://web.localhost/",
  ],
  ["curl http://127.0.0.1:1/", "curl http://127.0.0.1:1/"],
  ["curl --resolve a:1:192.0.2.1 http://a:1/", "curl --resolve a:1:192.0.2.1 http://a:1/"],
  ["dig @127.0.0.1 -p 53 +short a.b", "dig @127.0.0.1 -p 53 +short a.b"],
])("converts %s to %s, which sends the same request without a resolver", (command, expected) => {
  expect(withAddress(command)).toBe(expected);
  expect(requestOf(expected)).toEqual(requestOf(command));
});
