module.exports = {
  ...require("../../jest.preset.cjs"),
  displayName: "driver",
  // Some tests start programs from the built packages.
  globalSetup: require.resolve("../../tools/daily/setup/jest/build.cjs"),
};
