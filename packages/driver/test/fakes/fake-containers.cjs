// The fake docker's container commands.
const { fail, labelsOf } = require("./fake-daemon.cjs");
const { inspectContainers, listContainers } = require("./fake-observation.cjs");
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");
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

exports.containerCommands = {
  ps: listContainers,
  "container inspect": inspectContainers,

  create(machine, args, print) {
    const spec = { name: "value", network: "value", publish: "list", label: "list", restart: "value" };
    const limits = { user: "value", "cap-drop": "list", "security-opt": "list" };
    const { flags, operands } = parse(args, { ...spec, ...limits }, { required: ["name", "network"] });
    const [image] = expectOperands(operands, 1);
    if (machine.images[image] === undefined) fail(`No such image: ${image}`);
    const { name, network, publish = [], label } = flags;
    if (machine.containers.some((container) => container.name === name))
      fail(`Conflict. The container name "/${name}" is already in use.`);
    // The ID contains the current length of the journal, so the fake engine never reuses an ID.
    const id = `id-${machine.journal.length}-of-${name}`;
    const ports = publish.map((one) => one.split(":"));
    machine.containers.push({
      id,
      name,
      stopped: true,
      networks: [network],
      // Docker also copies the image's labels to the container.
      labels: { ...machine.labelsOfImages[image], ...labelsOf(label) },
      ports: Object.fromEntries(
        ports.map(([HostIp, HostPort, containerPort]) => [containerPort, [{ HostIp, HostPort }]]),
      ),
    });
    print(id);
  },

  cp(machine, args) {
    const [from, to] = expectOperands(parse(args, {}).operands, 2);
    if (from !== "-" || !to.endsWith(":/")) refuse(`fake docker copies no ${from} to ${to}`);
    find(machine, to.slice(0, -2)).configured = true;
  },

  start(machine, args) {
    const { operands } = parse(args, {});
    for (const container of operands.map((key) => find(machine, key))) {
      if (machine.unstartable.includes(container.name)) fail("cannot allocate memory");
      const others = machine.containers.filter((other) => other !== container && isRunning(other));
      const taken = others.flatMap(hostPorts);
      if (hostPorts(container).some((port) => taken.includes(port))) fail("port is already allocated");
      container.stopped = machine.endsAtOnce.includes(container.name);
    }
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

  exec(machine, args, print) {
    const { operands } = parse(args, { interactive: "switch" }, { leading: true });
    const [key, program, ...rest] = operands;
    const container = find(machine, key);
    if (!isRunning(container)) fail(`Container ${key} is not running`);
    switch (program) {
      case "kubectl":
        return kubectl(machine, rest, print);
      case "traefik":
        if (rest.join(" ") !== "healthcheck") refuse(`fake traefik knows no ${rest.join(" ")}`);
        return container.configured ? print("OK") : fail("404 Not Found");
      case "ctr":
        return ctr(machine, rest, print);
      default:
        return refuse(`fake docker runs no ${program} in a container`);
    }
  },
};

function ctr({ imagesOnNodes }, args, print) {
  const [namespace, images, verb, ...rest] = args;
  const image = rest.at(-1)?.replace(/^name==/u, "");
  const known = { list: ["--quiet", `name==${image}`], export: ["--local", "-", image] }[verb];
  if (namespace !== "--namespace=k8s.io" || images !== "images" || known?.join(" ") !== rest.join(" "))
    refuse(`fake ctr knows no ${args.join(" ")}`);
  if (imagesOnNodes.includes(image)) print(verb === "export" ? "an archive" : image);
}
