const { forMutation } = require("../../tools/daily/setup/jest/mutation/configuration.cjs");

// The life of a cluster consists of several hundred fake programs, each of which is a process.
module.exports = forMutation(__dirname, "/cluster/life\\.test\\.ts$");
