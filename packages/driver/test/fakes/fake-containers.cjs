// The fake docker's container commands.
const { fail, labelsOf } = require("./fake-daemon.cjs");
const { inspectContainers, listContainers } = require("./fake-observation.cjs");
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");
const { ctr } = require("./fake-ctr.cjs");
const { fileCommands } = require("./fake-files.cjs");
const { kubectl } = require("./fake-kubectl.cjs");

const isRunning = ({ stopped }) => !stopped;

/** Finds a container by ID or name. */
function find({ containers }, key) {
  return containers.find(({ id, name }) => id === key || name === key) ?? fail(`No such container: ${key}`);
}

function hostPorts({ ports }) {
  return Object.values(ports)
    .flat()
    .map(({ HostPort }) => HostPort);
}

const creation = {
  name: "value",
  network: "value",
  publish: "list",
  label: "list",
  restart: "value",
};

/** Creates a stopped container, and returns it. */
function create(machine, { name, network, publish = [], label }, image) {
  if (machine.images[image] === undefined) fail(`No such image: ${image}`);
  if (machine.containers.some((container) => container.name === name))
    fail(`Conflict. The container name "/${name}" is already in use.`);
  const container = {
    // The ID contains the current length of the journal, so the fake engine never reuses an ID.
    id: `id-${machine.journal.length}-of-${name}`,
    name,
    stopped: true,
    networks: [network],
    // Docker also copies the image's labels to the container.
    labels: { ...machine.labelsOfImages[image], ...labelsOf(label) },
    ports: bindingsOf(publish),
  };
  machine.containers.push(container);
  return container;
}

/** Returns the published ports, in the form of `container inspect`. Several host addresses can forward to one port. */
function bindingsOf(published) {
  const bindings = {};
  for (const [port, binding] of published.map(bindingOf))
    bindings[port] = [...(bindings[port] ?? []), binding];
  return bindings;
}

/**
 * Parses the value of `--publish`. Without an address, Docker publishes a port on all addresses. An IPv6 address must be in brackets.
 */
function bindingOf(text) {
  const [, ipv6, ipv4, HostPort, port, protocol = "/tcp"] =
    /^(?:(?:\[([0-9a-f:]+)\]|([0-9.]+)):)?(\d+):(\d+)(\/(?:tcp|udp))?$/u.exec(text) ??
    refuse(`invalid published port: ${text}`);
  return [`${port}${protocol}`, { HostIp: ipv6 ?? ipv4 ?? "0.0.0.0", HostPort }];
}

/** Starts a container. Two containers cannot publish the same host port. */
function start(machine, container) {
  if (machine.unstartable.includes(container.name)) fail("cannot allocate memory");
  const others = machine.containers.filter((other) => other !== container && isRunning(other));
  const taken = others.flatMap(hostPorts);
  if (hostPorts(container).some((port) => taken.includes(port))) fail("port is already allocated");
  container.stopped = machine.endsAtOnce.includes(container.name);
}

exports.containerCommands = {
  ps: listContainers,
  "container inspect": inspectContainers,

  create(machine, args, print) {
    const limits = { user: "value", "cap-drop": "list", "security-opt": "list" };
    const { flags, operands } = parse(args, { ...creation, ...limits }, { required: ["name", "network"] });
    const [image] = expectOperands(operands, 1);
    print(create(machine, flags, image).id);
  },

  /** Runs a container in the background. The fake engine pulls no image. */
  "run --detach"(machine, args, print) {
    const { flags, operands } = parse(args, creation, { required: ["name", "network"] });
    const [image] = expectOperands(operands, 1);
    const container = create(machine, flags, image);
    start(machine, container);
    print(container.id);
  },

  "network connect"(machine, args) {
    const [network, key] = expectOperands(parse(args, {}).operands, 2);
    const container = find(machine, key);
    if (container.networks?.includes(network)) fail(`endpoint with name ${key} already exists in ${network}`);
    container.networks = [...(container.networks ?? []), network];
  },

  cp(machine, args, _, files) {
    const [from, to] = expectOperands(parse(args, {}).operands, 2);
    if (from !== "-" || !to.endsWith(":/")) refuse(`fake docker copies no ${from} to ${to}`);
    for (const [path, { mode, uid, type }] of Object.entries(files)) {
      // The container's program does not run as root.
      if (type !== "file" || (mode & 0o004) === 0) refuse(`the program cannot read ${path}`);
      if (uid !== 0 || (mode & 0o022) !== 0) refuse(`not only root can write to ${path}`);
    }
    find(machine, to.slice(0, -2)).configured = true;
  },

  start(machine, args) {
    const { operands } = parse(args, {});
    for (const container of operands.map((key) => find(machine, key))) start(machine, container);
  },

  stop(machine, args) {
    const [key] = expectOperands(parse(args, { t: "value" }).operands, 1);
    find(machine, key).stopped = true;
  },

  rename(machine, args) {
    const [from, to] = expectOperands(parse(args, {}).operands, 2);
    find(machine, from).name = to;
  },

  rm(machine, args) {
    const { flags, operands } = parse(args, { force: "switch", volumes: "switch" });
    const removed = operands.map((key) => find(machine, key));
    if (removed.some(isRunning) && !flags.force) fail("You cannot remove a running container");
    machine.containers = machine.containers.filter((container) => !removed.includes(container));
    machine.removed.push(...removed.map(({ id, name }) => ({ id, name })));
  },

  exec(machine, args, print, input) {
    const { operands } = parse(args, { interactive: "switch" }, { leading: true });
    const [key, program, ...rest] = operands;
    const container = find(machine, key);
    if (!isRunning(container)) fail(`Container ${key} is not running`);
    switch (program) {
      case "kubectl":
        return kubectl(machine, rest, print, input);
      case "traefik":
        if (rest.join(" ") !== "healthcheck") refuse(`fake traefik knows no ${rest.join(" ")}`);
        return container.configured ? print("OK") : fail("404 Not Found");
      case "ctr":
        return ctr(machine, container, rest, print, input);
      case "cat":
      case "cp":
      case "mkdir":
        return fileCommands[program](container, rest, input);
      default:
        return refuse(`fake docker runs no ${program} in a container`);
    }
  },
};
