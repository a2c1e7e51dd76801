#!/usr/bin/env node
// Replaces kind in tests that check the order of driver commands. Creates containers on the fake engine. Each test sets the fake kind's
// behavior.
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { delimiter, dirname, join } = require("node:path");
const { parse: parseYaml } = require("yaml");
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");
const { refuseUnknownVariables } = require("./fake-environment.cjs");
const { change } = require("./fake-state.cjs");

const args = process.argv.slice(2);
const { env } = process;
if (env.KIND_EXPERIMENTAL_PROVIDER !== "docker") refuse("fake kind is not told which engine to use");
refuseUnknownVariables("kind", /^KIND_/u, [
  "KIND_CLUSTER_NAME",
  "KIND_EXPERIMENTAL_DOCKER_NETWORK",
  "KIND_EXPERIMENTAL_PROVIDER",
]);

const commands = { "create cluster": createCluster, "delete cluster": deleteCluster };
const lookups = { "get kubeconfig": getKubeconfig, version };
const command = args.slice(0, args[0] === "version" ? 1 : 2);
const carryOut = { ...commands, ...lookups }[command.join(" ")];
if (carryOut === undefined) refuse(`fake kind knows no ${args.join(" ")}`);
const stdin = command[0] === "create" ? readFileSync(0, "utf8") : "";
change((machine) => {
  machine.journal.push(["kind", ...args].join(" "));
  carryOut(machine, args.slice(command.length));
});

/**
 * Returns a cluster's name. As in the real kind, the flag takes precedence over the variable. The name in the config has the lowest
 * precedence, and the driver must not rely on it.
 */
function nameOf({ name }) {
  return name ?? (env.KIND_CLUSTER_NAME || refuse("required flag is missing: --name"));
}

/**
 * Returns the kubeconfig file that kind changes. The order of precedence is the flag, the first file in KUBECONFIG, and the file in the
 * home folder.
 */
function kubeconfigOf({ kubeconfig }) {
  const [first] = (env.KUBECONFIG ?? "").split(delimiter).filter(Boolean);
  return kubeconfig ?? first ?? join(env.HOME, ".kube", "config");
}

function createCluster(machine, args) {
  const spec = { name: "value", config: "value", kubeconfig: "value" };
  const { flags, operands } = parse(args, spec, { required: ["config"] });
  expectOperands(operands, 0);
  if (flags.config !== "-") refuse(`fake kind reads no ${flags.config}`);
  const name = nameOf(flags);
  if (machine.containers.some(isOf(name)))
    refuse(`node(s) already exist for a cluster with the name "${name}"`);
  process.stderr.write(" • Preparing nodes 📦  ...\n");
  if (machine.lostPorts > 0) {
    machine.lostPorts -= 1;
    process.stderr.write("listen tcp4 127.0.0.1:38181: bind: address already in use\n");
    process.exitCode = 1;
    return;
  }
  const made = nodes(name, parseYaml(stdin), machine);
  const taken = machine.containers.filter(({ stopped }) => !stopped).flatMap(hostPorts);
  if (made.flatMap(hostPorts).some((port) => taken.includes(port))) refuse("port is already allocated");
  machine.containers.push(...made);
  const file = kubeconfigOf(flags);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `kind-${name}\n`, { flag: "a" });
  if (machine.kind === "fails") {
    process.stderr.write("ERROR: no space left on device\n");
    process.exitCode = 1;
  }
  if (machine.kind === "hangs") setInterval(() => undefined, 1000);
}

function deleteCluster(machine, args) {
  const { flags, operands } = parse(args, { name: "value", kubeconfig: "value" });
  expectOperands(operands, 0);
  const name = nameOf(flags);
  const file = kubeconfigOf(flags);
  if (existsSync(file)) writeFileSync(file, readFileSync(file, "utf8").replace(`kind-${name}\n`, ""));
  machine.containers = machine.containers.filter((container) => !isOf(name)(container));
}

function getKubeconfig(machine, args) {
  const { flags, operands } = parse(args, { name: "value" });
  expectOperands(operands, 0);
  const name = nameOf(flags);
  if (!machine.containers.some(isOf(name))) refuse(`could not locate any control plane nodes for "${name}"`);
  process.stdout.write("a kubeconfig");
}

function version(_, args) {
  expectOperands(parse(args, {}).operands, 0);
  process.stdout.write("kind v0.33.0 go1.25.1 linux/amd64\n");
}

function hostPorts({ ports }) {
  return Object.values(ports)
    .flat()
    .map(({ HostPort }) => HostPort);
}

function isOf(name) {
  return ({ labels }) => labels["io.x-k8s.kind.cluster"] === name;
}

function nodes(cluster, { nodes }, { publishes, journal, labelsOfImages, vanishing }) {
  const counts = {};
  const made = nodes.map(({ role, image, labels, extraPortMappings, kubeadmConfigPatches = [] }) => {
    counts[role] = (counts[role] ?? 0) + 1;
    const name = `${cluster}-${role}${counts[role] === 1 ? "" : counts[role]}`;
    return {
      // The ID contains the current length of the journal, so the fake engine never reuses an ID.
      id: `${name}-${journal.length}`,
      name,
      networks: [env.KIND_EXPERIMENTAL_DOCKER_NETWORK || "kind"],
      // Docker also copies the image's labels to the container.
      labels: {
        ...labelsOfImages[image],
        "io.x-k8s.kind.cluster": cluster,
        "io.x-k8s.kind.role": role,
      },
      nodeLabels: labels,
      taints: kubeadmConfigPatches
        .map((patch) => parseYaml(patch).nodeRegistration?.taints)
        .findLast((taints) => taints !== undefined),
      ports: portsOf(extraPortMappings, publishes),
    };
  });
  return made.filter(({ name }) => !vanishing.includes(name));
}

/** Returns a container's published ports, in the form of `container inspect`. Several host addresses can forward to one port. */
function portsOf(mappings, publishes) {
  const ports = {};
  for (const { containerPort, hostPort, listenAddress, protocol } of mappings) {
    const bindings = (ports[`${containerPort}/${protocol.toLowerCase()}`] ??= []);
    bindings.push({ HostIp: listenAddress, HostPort: String(publishes ?? hostPort) });
  }
  return ports;
}
