module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "toolchain",
  // jest builds the project before the tests, because some tests start built programs.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
};
