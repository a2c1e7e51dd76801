const { readFileSync, renameSync, writeFileSync } = require("node:fs");

/** Changes the fake machine's state in the JSON file that FAKE_MACHINE names. */
exports.change = (changer) => {
  const file = process.env.FAKE_MACHINE;
  const machine = JSON.parse(readFileSync(file, "utf8"));
  changer(machine);
  // Write the file atomically, because the process can be killed at any time.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(machine));
  renameSync(`${file}.${process.pid}`, file);
};
