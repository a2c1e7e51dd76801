module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "checks",
  // Some tests start what is built.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
};
