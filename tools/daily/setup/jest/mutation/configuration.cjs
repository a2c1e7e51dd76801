const { join } = require("node:path");

/**
 * Returns a package's jest configuration for mutation tests, in which Stryker runs the unit tests once for each mutant. Property tests are
 * excluded, because running them for every mutant would take too long.
 *
 * @param folder - the package's folder
 * @param excluded - more patterns of tests that are too slow
 */
exports.forMutation = (folder, ...excluded) => ({
  ...require(join(folder, "jest.config.cjs")),
  rootDir: folder,
  testPathIgnorePatterns: ["\\.property\\.test\\.ts$", ...excluded],
  testRunner: require.resolve("./jest-circus-until-failure.cjs"),
  testSequencer: require.resolve("./nearest-first.cjs"),
});
