const { appendFileSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { EOL } = require("node:os");

/**
 * Changes the fake machine's state in the JSON file that FAKE_MACHINE names. The journal is a file of its own, to which each process
 * appends its commands, so that no command is lost if processes run at the same time.
 */
exports.change = (changer) => {
  const file = process.env.FAKE_MACHINE;
  const machine = { ...JSON.parse(readFileSync(file, "utf8")), journal: readJournal(file) };
  const known = machine.journal.length;
  changer(machine);
  const { journal, ...state } = machine;
  for (const command of journal.slice(known))
    appendFileSync(journalOf(file), `${JSON.stringify(command)}${EOL}`);
  // Write the file atomically, because the process can be killed at any time.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(state));
  renameSync(`${file}.${process.pid}`, file);
};

function journalOf(file) {
  return `${file}.journal`;
}

function readJournal(file) {
  return readFileSync(journalOf(file), "utf8")
    .split(EOL)
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
