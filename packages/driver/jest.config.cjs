module.exports = {
  ...require("../../jest.preset.cjs"),
  displayName: "driver",
  // Some tests start what is built.
  globalSetup: require.resolve("../../tools/daily/setup/jest/build.cjs"),
};
