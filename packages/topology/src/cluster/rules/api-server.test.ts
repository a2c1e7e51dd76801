import { found, port } from "../../../test/fixtures/examples/rule-example";

const apiServer = (apiServerPort: number, networking: object = {}) => ({ apiServerPort, ...networking });

it.each([
  ["the same port on loopback", apiServer(8080), port()],
  ["a port on every address", apiServer(8080), port({ listenAddress: "0.0.0.0" })],
  ["an API server on every address", apiServer(8080, { apiServerAddress: "0.0.0.0" }), port()],
  ["another spelling of the address", apiServer(8080, { apiServerAddress: "::ffff:127.0.0.1" }), port()],
  ["the default address of an IPv6 cluster", apiServer(8080, { ipFamily: "ipv6" }), port()],
])("rejects a host port that conflicts with the API server's port: %s", (_, networking, mapping) => {
  expect(found({ networking, portMappings: [mapping] })).toContain(
    "API_SERVER_PORT_TAKEN portMappings[0].hostPort",
  );
});

it.each([
  ["another port", apiServer(8081), port()],
  ["another protocol", apiServer(8080), port({ protocol: "UDP" })],
  ["another address", apiServer(8080), port({ listenAddress: "192.168.1.5" })],
  ["a port that kind chooses", apiServer(0), port()],
])("accepts a host port if the API server has %s", (_, networking, mapping) => {
  expect(found({ networking, portMappings: [mapping] })).toEqual([]);
});

it.each([
  [{ apiServerPort: -1 }, ["PORT_NUMBER_INVALID networking.apiServerPort"]],
  [{ apiServerPort: 65536 }, ["PORT_NUMBER_INVALID networking.apiServerPort"]],
  [{ apiServerPort: 65535 }, []],
  [{ apiServerAddress: "localhost" }, ["LISTEN_ADDRESS_INVALID networking.apiServerAddress"]],
  [{ apiServerAddress: "" }, []],
  [{ apiServerAddress: "192.168.1.5" }, []],
  [{ apiServerAddress: "0.0.0.0" }, ["API_SERVER_OPEN networking.apiServerAddress"]],
])("checks the API server's address and port: %j", (networking, expected) => {
  expect(found({ networking })).toEqual(expected);
});

it.each([0, -1])("reports the port number %d only as invalid, not as a conflict", (number) => {
  const mappings = [port({ hostPort: number }), port({ name: "other", hostPort: number, containerPort: 81 })];
  const findings = found({ networking: { apiServerPort: number }, portMappings: mappings });
  expect(new Set(findings.map((finding) => finding.split(" ")[0]))).toEqual(new Set(["PORT_NUMBER_INVALID"]));
});
