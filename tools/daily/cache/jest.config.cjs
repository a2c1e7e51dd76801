module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "cache",
  // Some tests start what is built.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
};
