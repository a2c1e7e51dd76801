import { planCluster } from "@kind-berth/topology";
import { commandFailed } from "../process/run-command";
import { lostApiServerPort } from "./lost-api-server-port";

const plan = planCluster({
  name: "demo",
  networking: { apiServerPort: 6443 },
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
});
const lost = (output: string) => lostApiServerPort(commandFailed("kind create cluster", 1, output), plan);

it.each([
  [
    "Podman",
    "Error: cannot listen on the TCP port: listen tcp4 127.0.0.1:38181: bind: address already in use",
  ],
  [
    "Docker",
    "Error response from daemon: driver failed programming external connectivity on endpoint demo: Bind for 127.0.0.1:38181 failed: port is already allocated",
  ],
  ["Docker's proxy", "failed to bind host port 127.0.0.1:38181: bind: address already in use"],
])("returns the port from the error of %s", (_, output) => {
  expect(lost(output)).toBe(38181);
});

it.each([
  ["the host port of a port mapping", "listen tcp4 0.0.0.0:8080: bind: address already in use"],
  ["the API server port of the program", "listen tcp4 127.0.0.1:6443: bind: address already in use"],
  ["a full disk", "no space left on device"],
])("does not treat %s as a port that kind chose", (_, output) => {
  expect(lost(output)).toBeUndefined();
});
