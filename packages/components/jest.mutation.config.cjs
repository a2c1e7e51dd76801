// Selects the unit tests for mutation testing. Property tests are excluded, because running them for every mutant would take too long.
module.exports = {
  ...require("./jest.config.cjs"),
  rootDir: __dirname,
  testPathIgnorePatterns: ["\\.property\\.test\\.ts$"],
};
