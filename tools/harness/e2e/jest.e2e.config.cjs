// The end-to-end tests. They need the toolchain's environment and an engine. `npm test` provides both.
module.exports = {
  ...require("../../../jest.preset.cjs"),
  displayName: "e2e",
  testMatch: ["<rootDir>/src/**/*.e2e.ts"],
  testSequencer: require.resolve("../../../jest.listed-order.cjs"),
  // Ends a test that hangs. The tests do not measure time. In milliseconds.
  testTimeout: 15 * 60 * 1000,
};
