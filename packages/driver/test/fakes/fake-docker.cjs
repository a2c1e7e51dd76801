#!/usr/bin/env node
// Replaces Docker in tests that check the order of driver commands. Stores containers and volumes in a JSON file.
const { containerCommands } = require("./fake-containers.cjs");
const { imageCommands } = require("./fake-images.cjs");
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");
const { change } = require("./fake-state.cjs");
const { volumeCommands } = require("./fake-volumes.cjs");

const commands = {
  ...containerCommands,
  ...imageCommands,
  ...volumeCommands,
  info(_, args, print) {
    const { flags, operands } = parse(args, { format: "value" }, { required: ["format"] });
    expectOperands(operands, 0);
    if (flags.format !== "{{json .}}") refuse(`fake docker knows no format ${flags.format}`);
    print({ CgroupVersion: "2" });
  },
};

const args = process.argv.slice(2);
const run = () => change(carryOut);
// With these variables, the real Docker would connect to another daemon, which does not exist here.
const elsewhere = ["DOCKER_HOST", "DOCKER_CONTEXT"].filter((name) => process.env[name]);
if (elsewhere.length > 0)
  refuse(`error during connect: ${elsewhere.join(" and ")} lead nowhere: no such host`);
// The process that writes the archive also updates the state file. Run this command after that process has ended.
else if (args[0] === "load") process.stdin.once("end", run).resume();
else run();

function carryOut(machine) {
  machine.journal.push(["docker", ...args].join(" "));
  const words = args[0] === undefined || args[0] in commands ? 1 : 2;
  const command = commands[args.slice(0, words).join(" ")];
  if (command === undefined) refuse(`fake docker knows no ${args.slice(0, 2).join(" ")}`);
  command(machine, args.slice(words), (value) => {
    process.stdout.write(`${typeof value === "string" ? value : JSON.stringify(value)}\n`);
  });
}
