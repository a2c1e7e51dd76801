const { refuse } = require("./fake-flags.cjs");

/**
 * Rejects environment variables that the real program reads and that this fake does not understand. For example, `DOCKER_HOST` would
 * connect the real Docker to another daemon, which does not exist here.
 */
exports.refuseUnknownVariables = (program, read, known) => {
  const unknown = Object.keys(process.env).filter(
    (name) => process.env[name] && read.test(name) && !known.includes(name),
  );
  if (unknown.length > 0) refuse(`fake ${program} does not understand the variable ${unknown.join(" or ")}`);
};
