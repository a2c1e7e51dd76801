module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "cache",
  // Some tests start what is built.
  globalSetup: require.resolve("../setup/jest/build.cjs"),
  // Processes are started here, on machines that may be busy: a limit that ends a test which hangs, in milliseconds.
  testTimeout: 60_000,
};
