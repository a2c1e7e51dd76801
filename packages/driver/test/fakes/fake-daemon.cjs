// Functions that several commands of the fake docker share.

/** Ends the process with an error message in the Docker daemon's format. */
exports.fail = (message) => {
  process.stderr.write(`Error response from daemon: ${message}\n`);
  process.exit(1);
};

/** Parses the labels in repeated `--label` flags. */
exports.labelsOf = (flags = []) =>
  Object.fromEntries(flags.map((label) => label.split(/=(.*)/su).slice(0, 2)));
