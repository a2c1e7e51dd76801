const { readFileSync, renameSync, writeFileSync } = require("node:fs");

/** Changes the fake machine's state, which is the JSON file that FAKE_MACHINE names. */
exports.change = (changer) => {
  const file = process.env.FAKE_MACHINE;
  const machine = JSON.parse(readFileSync(file, "utf8"));
  changer(machine);
  // Whole or not at all: a process may be ended at any moment.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(machine));
  renameSync(`${file}.${process.pid}`, file);
};
