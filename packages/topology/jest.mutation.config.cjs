// The unit tests that mutation tests run: without property tests, which take too long to run once per mutant.
module.exports = {
  ...require("./jest.config.cjs"),
  rootDir: __dirname,
  testPathIgnorePatterns: ["\\.property\\.test\\.ts$"],
};
