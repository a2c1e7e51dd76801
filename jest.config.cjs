// Runs the unit tests of all projects in one run. `nx test PROJECT` uses the configuration of one project instead. Most CI runners have two
// processors. By default, jest would leave one of them idle.
module.exports = {
  maxWorkers: "100%",
  // If a run contains several projects, jest reads the timeout only from this file.
  testTimeout: require("./jest.preset.cjs").testTimeout,
  projects: ["<rootDir>/packages/*/jest.config.cjs", "<rootDir>/tools/*/*/jest.config.cjs"],
};
