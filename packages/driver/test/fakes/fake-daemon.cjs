// What the fake docker's commands have in common.

/** Ends the process as the daemon refuses a command. */
exports.fail = (message) => {
  process.stderr.write(`Error response from daemon: ${message}\n`);
  process.exit(1);
};

/** The labels of repeated `--label` flags. */
exports.labelsOf = (flags = []) =>
  Object.fromEntries(flags.map((label) => label.split(/=(.*)/su).slice(0, 2)));
