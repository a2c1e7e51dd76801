#!/usr/bin/env node
// Stands for kind in tests of the order in which the driver works: makes containers of the fake engine, as told to behave.
const { readFileSync } = require("node:fs");
const { parse } = require("yaml");
const { change } = require("./fake-state.cjs");

const args = process.argv.slice(2);
const config = args[0] === "create" ? parse(readFileSync(0, "utf8")) : undefined;

change((machine) => {
  machine.journal.push(["kind", ...args.slice(0, 2)].join(" "));
  switch (args.slice(0, 2).join(" ")) {
    case "create cluster":
      process.stderr.write(" • Preparing nodes 📦  ...\n");
      machine.containers.push(...nodes(config, machine));
      break;
    case "delete cluster":
      machine.containers = machine.containers.filter(
        ({ labels }) => labels["io.x-k8s.kind.cluster"] !== args.at(-1),
      );
      break;
    case "version":
      process.stdout.write("kind v0.33.0 go1.25.1 linux/amd64\n");
      break;
    case "get kubeconfig":
      process.stdout.write("a kubeconfig");
      break;
    default:
      throw new Error(`fake kind knows no ${args.join(" ")}`);
  }
  if (config === undefined) return;
  if (machine.kind === "fails") {
    process.stderr.write("ERROR: no space left on device\n");
    process.exitCode = 1;
  }
  if (machine.kind === "hangs") setInterval(() => undefined, 1000);
});

function nodes({ name, nodes }, { publishes, journal }) {
  return nodes.map(({ role, labels, extraPortMappings }) => ({
    // No other container ever has it.
    id: `${name}-${role}-${journal.length}`,
    name: `${name}-${role}`,
    labels: { "io.x-k8s.kind.cluster": name, "io.x-k8s.kind.role": role },
    nodeLabels: labels,
    ports: Object.fromEntries(
      extraPortMappings.map(({ containerPort, hostPort, listenAddress, protocol }) => [
        `${containerPort}/${protocol.toLowerCase()}`,
        [{ HostIp: listenAddress, HostPort: String(publishes ?? hostPort) }],
      ]),
    ),
  }));
}
