// Runs all unit tests in one run. `nx test PROJECT` uses the configuration of one project instead.
// Most CI runners have two processors. By default, jest would leave one of them idle.
module.exports = {
  maxWorkers: "100%",
  // In a run of several projects, jest reads the timeout only from this file.
  testTimeout: require("./jest.preset.cjs").testTimeout,
  projects: ["<rootDir>/packages/*/jest.config.cjs", "<rootDir>/tools/*/*/jest.config.cjs"],
};
