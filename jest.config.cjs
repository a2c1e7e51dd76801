// All unit tests in one run; each project's own configuration is for `nx test PROJECT`.
// Both of two processors, which is what most runners have: jest would leave one of them idle.
module.exports = {
  maxWorkers: "100%",
  // Of several projects jest reads this here only.
  testTimeout: require("./jest.preset.cjs").testTimeout,
  projects: ["<rootDir>/packages/*/jest.config.cjs", "<rootDir>/tools/*/*/jest.config.cjs"],
};
