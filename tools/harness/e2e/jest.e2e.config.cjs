// The jest configuration for the end-to-end tests. The tests need an engine and the toolchain's environment variables. `npm test` provides
// both.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "e2e",
  testMatch: ["<rootDir>/src/**/*.e2e.ts"],
  testSequencer: require.resolve("../../../jest.listed-order.cjs"),
  // The time limit in milliseconds for tests that hang. It is not a performance limit.
  testTimeout: 15 * 60 * 1000,
};
