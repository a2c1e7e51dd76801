// The fake docker's volume commands.
const { labelsOf } = require("./fake-daemon.cjs");
const { expectOperands, parse } = require("./fake-flags.cjs");
const { labelled } = require("./fake-observation.cjs");

function fail(message) {
  process.stderr.write(`Error: ${message}\n`);
  process.exit(1);
}

exports.volumeCommands = {
  "volume ls"({ volumes, removedOnceListed }, args, print) {
    const { flags, operands } = parse(args, { quiet: "switch", filter: "list" }, { required: ["quiet"] });
    expectOperands(operands, 0);
    const matches = labelled(flags.filter);
    const listed = Object.entries(volumes).filter(([, labels]) => matches(labels));
    print(listed.map(([name]) => name).join("\n"));
    for (const name of removedOnceListed) delete volumes[name];
  },

  "volume inspect"({ volumes }, args, print) {
    const { operands } = parse(args, {});
    const missing = operands.filter((name) => !(name in volumes));
    if (missing.length > 0) fail(`No such volume: ${missing.join(", ")}`);
    print(operands.map((name) => ({ Name: name, Labels: volumes[name] })));
  },

  "volume create"({ volumes }, args, print) {
    const { flags, operands } = parse(args, { label: "list" });
    const [name] = expectOperands(operands, 1);
    // If the volume exists, it stays unchanged, as in Docker.
    volumes[name] ??= labelsOf(flags.label);
    print(name);
  },

  "volume rm"({ volumes }, args) {
    for (const name of parse(args, {}).operands) {
      // As in Podman, the beginning of a name is sufficient if it matches only one volume.
      const [found, ...others] = Object.keys(volumes).filter((volume) => volume.startsWith(name));
      if (name in volumes) delete volumes[name];
      else if (found !== undefined && others.length === 0) delete volumes[found];
      else fail(`No such volume: ${name}`);
    }
  },
};
