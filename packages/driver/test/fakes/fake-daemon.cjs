// Functions that several commands of the fake docker share.

/** Ends the process with an error message in the format of the Docker daemon. */
exports.fail = (message) => {
  process.stderr.write(`Error response from daemon: ${message}\n`);
  process.exit(1);
};

/** Parses the labels of repeated `--label` flags. */
exports.labelsOf = (flags = []) =>
  Object.fromEntries(flags.map((label) => label.split(/=(.*)/su).slice(0, 2)));
