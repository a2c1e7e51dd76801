module.exports = {
  ...require("../../jest.preset.cjs"),
  displayName: "cli",
  // Some tests start what is built.
  globalSetup: require.resolve("../../tools/daily/setup/jest/build.cjs"),
};
