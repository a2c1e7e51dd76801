module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "cache",
  // Processes are started here, on machines that may be busy: a limit that ends a test which hangs, in milliseconds.
  testTimeout: 60_000,
};
