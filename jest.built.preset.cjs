// The jest configuration for tests on real clusters, engines, browsers and plugins. These tests import the built packages from `dist`, as a
// user does.
module.exports = {
  ...require("./jest.preset.cjs"),
  moduleNameMapper: {},
  modulePathIgnorePatterns: [],
  globalSetup: require.resolve("./tools/daily/setup/jest/build.cjs"),
};
