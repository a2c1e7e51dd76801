module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "cache",
  // jest builds the project first, because some tests start programs from the build.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
};
