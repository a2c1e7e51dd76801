// The fake docker commands that list and inspect containers.
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");

/** Returns a container's networks; by default, the `kind` network. */
const networksOf = ({ networks = ["kind"] }) =>
  Object.fromEntries(networks.map((network) => [network, { IPAddress: "" }]));

/** Returns a function that checks labels against the values of `--filter`. */
exports.labelled = (filters = []) => {
  const wanted = filters.map((filter) => {
    const [, key, , value] = /^label=([^=]+)(=(.*))?$/su.exec(filter) ?? refuse(`unknown filter: ${filter}`);
    return { key, value };
  });
  return (labels) =>
    wanted.every(({ key, value }) => key in labels && (value === undefined || labels[key] === value));
};

exports.listContainers = (machine, args, print) => {
  const { containers } = machine;
  const spec = { all: "switch", "no-trunc": "switch", quiet: "switch", filter: "list" };
  const { flags, operands } = parse(args, spec, { required: ["no-trunc", "quiet"] });
  expectOperands(operands, 0);
  const matches = exports.labelled(flags.filter);
  const listed = containers.filter(({ stopped, labels }) => (flags.all || !stopped) && matches(labels));
  print(listed.map(({ id }) => id).join("\n"));
  machine.containers = containers.filter(({ name }) => !machine.removedOnceListed.includes(name));
};

exports.inspectContainers = ({ containers }, args, print) => {
  const { flags, operands } = parse(args, { format: "value" });
  const found = containers.filter(({ id, name }) => operands.includes(id) || operands.includes(name));
  if (flags.format === "{{json .NetworkSettings.Networks}}") found.map(networksOf).forEach(print);
  else if (flags.format === undefined) print(found.map(inspected));
  else refuse(`fake docker knows no format ${flags.format}`);
  for (const key of operands.filter((key) => !found.some(({ id, name }) => id === key || name === key))) {
    process.stderr.write(`Error: No such container: ${key}\n`);
    process.exitCode = 1;
  }
};

function inspected(container) {
  const { id, name, labels, ports, stopped, mounts = [] } = container;
  return {
    Id: id,
    Name: `/${name}`,
    State: { Running: !stopped, ExitCode: stopped ? 137 : 0 },
    Config: { Labels: labels },
    Mounts: mounts,
    // A stopped container publishes nothing.
    NetworkSettings: { Networks: networksOf(container), Ports: stopped ? {} : ports },
  };
}
