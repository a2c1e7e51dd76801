module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "cache",
  // jest builds the project before the tests, because some tests start built programs.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
};
