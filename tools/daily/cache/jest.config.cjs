module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "cache",
  // Some tests start what is built.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
  // Ends a test that hangs, in milliseconds. The limit is long because the tests start processes on machines that may be busy.
  testTimeout: 60_000,
};
