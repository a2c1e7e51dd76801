#!/usr/bin/env node
// Replaces Docker in tests that check the order of driver commands. Stores containers and volumes in a JSON file.
const { text } = require("node:stream/consumers");
const { readArchive } = require("./fake-archive.cjs");
const { containerCommands } = require("./fake-containers.cjs");
const { imageCommands } = require("./fake-images.cjs");
const { expectOperands, parse, refuse } = require("./fake-flags.cjs");
const { refuseUnknownVariables } = require("./fake-environment.cjs");
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
refuseUnknownVariables("docker", /^DOCKER_/u, []);
// Read the whole input before the state file, because the process that writes the input also updates the state file.
if (args[0] === "load" || args[0] === "cp" || args.includes("--interactive"))
  void readInput(args[0]).then((input) => change((machine) => carryOut(machine, input)));
else change(carryOut);

/** Reads the standard input: the files in an archive for `docker cp`, and text for the other commands. */
function readInput(command) {
  return command === "cp" ? readArchive(process.stdin) : text(process.stdin);
}

function carryOut(machine, input) {
  machine.journal.push(["docker", ...args].join(" "));
  const words = args[0] === undefined || args[0] in commands ? 1 : 2;
  const command = commands[args.slice(0, words).join(" ")];
  if (command === undefined) refuse(`fake docker knows no ${args.slice(0, 2).join(" ")}`);
  const print = (value) => {
    process.stdout.write(`${typeof value === "string" ? value : JSON.stringify(value)}\n`);
  };
  command(machine, args.slice(words), print, input);
}
