// What the fake docker does with containers that are not kind's, and with the image that they are made from.

const option = (args, name) =>
  args.filter((one) => one.startsWith(`--${name}=`)).map((one) => one.slice(name.length + 3));
const running = ({ stopped }) => !stopped;

const commands = {
  create({ containers, journal }, args) {
    const [name] = option(args, "name");
    if (containers.some((container) => container.name === name)) return fail(`the name ${name} is in use`);
    const [listenAddress, hostPort, port] = option(args, "publish")[0].split(":");
    containers.push({
      // No other container ever has it.
      id: `id-${journal.length}-of-${name}`,
      name,
      stopped: true,
      labels: Object.fromEntries(option(args, "label").map((label) => label.split(/=(.*)/s))),
      ports: { [port]: [{ HostIp: listenAddress, HostPort: hostPort }] },
    });
  },
  cp({ containers }, [, target]) {
    containers.find(({ name }) => `${name}:/` === target).configured = true;
  },
  start({ containers, unstartable }, names) {
    if (names.some((name) => unstartable.includes(name))) return fail("cannot allocate memory");
    for (const container of containers.filter(({ name }) => names.includes(name))) {
      const taken = containers
        .filter((other) => other !== container && running(other))
        .map(hostPorts)
        .flat();
      if (hostPorts(container).some((port) => taken.includes(port))) return fail("port is already allocated");
      container.stopped = false;
    }
  },
  stop({ containers }, args) {
    containers.find(({ name }) => name === args.at(-1)).stopped = true;
  },
  rename({ containers }, [from, to]) {
    containers.find(({ name }) => name === from).name = to;
  },
  rm(machine, args) {
    machine.containers = machine.containers.filter(({ name }) => !args.includes(name));
  },
  load({ images, imagesOnNodes }) {
    for (const image of imagesOnNodes) images[image] = "sha256:2";
  },
};

function hostPorts({ ports }) {
  return Object.values(ports)
    .flat()
    .map(({ HostPort }) => HostPort);
}

function exec({ containers, imagesOnNodes }, [name, program, ...args], print) {
  const container = containers.find((one) => one.name === name && running(one));
  if (container === undefined) return fail(`container ${name} is not running`);
  if (program === "traefik") return container.configured ? print("OK") : fail("404 Not Found");
  const asked = args.at(-1).replace("name==", "");
  if (imagesOnNodes.includes(asked)) print(args.includes("export") ? "an archive" : asked);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** Carries out a command about edge containers; returns whether it was one. */
exports.edgeCommand = (machine, [command, ...args], print) => {
  if (command === "exec" && ["traefik", "ctr"].includes(args[1])) exec(machine, args, print);
  else if (command === "container" && args[1].startsWith("--format=")) print({ kind: {} });
  else if (command in commands) commands[command](machine, args);
  else return false;
  return true;
};
