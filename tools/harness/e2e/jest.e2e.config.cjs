// The jest configuration for the end-to-end tests. They need an engine and the environment variables of the toolchain. `npm test` provides
// both.
module.exports = {
  ...require("../../../jest.built.preset.cjs"),
  displayName: "e2e",
  testMatch: ["<rootDir>/src/**/*.e2e.ts"],
  testSequencer: require.resolve("../../../jest.listed-order.cjs"),
  // The time limit that ends a hanging test, in milliseconds. It is not a performance limit.
  testTimeout: 15 * 60 * 1000,
};
